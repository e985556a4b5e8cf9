package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A workbook over HTTP: read by the source's field map, from the sheet that its config names. */
class WorkbookUploadTest {
    private static final Path LEDGER = Path.of("../formats/src/test/resources/io/matcher/formats/ledger.xlsx");

    private static Client.Reply upload(Setup setup) throws IOException {
        setup.in(() -> setup.jdbc
                .sql("update field_maps set mapping = ?::jsonb where tenant_id = ?")
                .params("""
                        {"external_id": "external_id", "amount": "amount", "currency": "currency", "date": "date"}""", setup.tenant.value())
                .update());
        return setup.client()
                .upload(setup.uploadPath(), "ledger.xlsx", Files.readAllBytes(LEDGER), Map.of("format", "xlsx"));
    }

    @Test
    void its_cells_are_read_exactly() throws IOException {
        Setup setup = Setup.on(Service.shared(), "{\"sheet\":\"Ledger\"}");
        JsonNode job = upload(setup).expect(202).json();
        assertThat(job.required("insertedRows").asInt()).isEqualTo(2);
        JsonNode rows = setup.client()
                .get(setup.path("/jobs/" + job.required("id").asString() + "/transactions?sort_by=date&sort_order=asc"))
                .expect(200)
                .json();
        assertThat(rows.at("/items/0/amount").asString()).isEqualTo("-1234.56");
        assertThat(rows.at("/items/1/amount").asString()).isEqualTo("10");
    }

    @Test
    void a_sheet_that_is_not_there_is_told_of_by_name() throws IOException {
        Client.Reply refused =
                upload(Setup.on(Service.shared(), "{\"sheet\":\"March\"}")).expect(400);
        assertThat(refused.text("detail")).contains("no sheet of that name").contains("Ledger");
    }
}
