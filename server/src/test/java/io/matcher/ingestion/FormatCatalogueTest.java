package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.Formats;
import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class FormatCatalogueTest {

    private static final String CSV = "id,amount,currency,date,text\na,1,EUR,2026-01-01,x\n";

    private final Service service = Service.shared();
    private final Setup setup = Setup.on(service);

    @Test
    void the_tree_shows_every_reader_and_nothing_that_has_none() {
        JsonNode regions =
                setup.client().get("/v1/imports/formats").expect(200).json().required("regions");
        Set<String> keys = new HashSet<>();
        regions.forEach(region -> region.required("families")
                .forEach(family -> family.required("variants").forEach(variant -> {
                    String key = variant.required("key").stringValue();
                    assertThat(keys.add(key)).as(key).isTrue();
                    assertThat(key)
                            .isEqualTo(region.required("region").stringValue().toLowerCase(java.util.Locale.ROOT) + "/"
                                    + family.required("family").stringValue() + "/"
                                    + variant.required("variant").stringValue());
                })));
        assertThat(keys).contains("xx/csv/default", "xx/json/default", "xx/xml/default");
        ImportCatalogue catalogue = new ImportCatalogue(Formats.standard());
        assertThat(catalogue.entries().stream().map(ImportCatalogue.Entry::key))
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(catalogue.entries().stream().map(ImportCatalogue.Entry::reader))
                .containsAll(Formats.standard().keys());
    }

    @Test
    void an_upload_names_its_format_by_the_key_of_the_tree_as_well() {
        Client.Reply job = setup.client()
                .upload(
                        setup.uploadPath(),
                        "f",
                        CSV.getBytes(StandardCharsets.UTF_8),
                        Map.of("format", "XX/csv/default"))
                .expect(202);
        assertThat(job.text("status")).isEqualTo("COMPLETED");
        assertThat(job.text("format")).isEqualTo("xx/csv/default");
        assertThat(setup.client()
                        .upload(
                                setup.uploadPath(),
                                "f",
                                CSV.getBytes(StandardCharsets.UTF_8),
                                Map.of("format", "xx/csv/other"))
                        .expect(400)
                        .text("code"))
                .isEqualTo("MTCH-0307");
    }

    @Test
    void only_those_who_may_read_jobs_see_it() {
        service.client(setup.tenant.value(), "viewer")
                .get("/v1/imports/formats")
                .expect(200);
        service.client(setup.tenant.value(), "nobody")
                .get("/v1/imports/formats")
                .expect(403);
        service.anonymous().get("/v1/imports/formats").expect(401);
    }
}
