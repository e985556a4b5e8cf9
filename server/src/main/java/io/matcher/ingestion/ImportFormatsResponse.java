package io.matcher.ingestion;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The formats that files may have. */
@Schema(name = "ListImportFormatsResponse")
record ImportFormatsResponse(List<Region> regions) {

    /** What is usual in one country, or everywhere. */
    @Schema(name = "ImportFormatRegion")
    record Region(
            @Schema(example = "BR", description = "ISO 3166 alpha-2; XX is what no country owns.")
            String region,

            List<Family> families) {}

    /** Formats that are alike. */
    @Schema(name = "ImportFormatFamily")
    record Family(@Schema(example = "cnab240") String family, List<Variant> variants) {}

    /** One format. */
    @Schema(name = "ImportFormatVariant")
    record Variant(
            @Schema(example = "febraban-base") String variant,

            @Schema(example = "br/cnab240/febraban-base", description = "What an upload names as its format.")
            String key) {}

    static ImportFormatsResponse of(List<ImportCatalogue.Entry> entries) {
        Map<String, Map<String, List<Variant>>> tree = new LinkedHashMap<>();
        entries.forEach(entry -> tree.computeIfAbsent(entry.region(), region -> new LinkedHashMap<>())
                .computeIfAbsent(entry.family(), family -> new ArrayList<>())
                .add(new Variant(entry.variant(), entry.key())));
        List<Region> regions = new ArrayList<>();
        tree.forEach((region, families) -> {
            List<Family> shown = new ArrayList<>();
            families.forEach((family, variants) -> shown.add(new Family(family, variants)));
            regions.add(new Region(region, shown));
        });
        return new ImportFormatsResponse(regions);
    }
}
