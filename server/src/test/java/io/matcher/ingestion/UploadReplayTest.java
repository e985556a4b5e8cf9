package io.matcher.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.testing.Client;
import io.matcher.testing.Service;
import org.junit.jupiter.api.Test;

class UploadReplayTest {

    private static final String FILE = "id,amount,currency,date,text,branch\na-1,10.50,EUR,2025-01-15,Coffee,7\n";

    private final Setup setup = Setup.on(Service.shared());
    private final Client keyed = setup.client().with("Idempotency-Key", "upload-1");

    @Test
    void an_upload_that_is_sent_again_is_not_taken_in_again_although_its_boundary_is_another() {
        Client.Reply first = upload(FILE, "first-boundary").expect(202);
        Client.Reply second = upload(FILE, "quite-another").expect(202);

        assertThat(second.header("X-Idempotency-Replayed")).hasValue("true");
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(setup.client()
                        .get(setup.path("/jobs"))
                        .expect(200)
                        .json()
                        .required("items")
                        .size())
                .isEqualTo(1);
        assertThat(upload(FILE.replace("10.50", "10.51"), "first-boundary")
                        .expect(422)
                        .text("code"))
                .isEqualTo("MTCH-0020");
    }

    @Test
    void an_upload_that_was_refused_frees_its_key() {
        upload("", "b").expect(400);
        upload(FILE, "b").expect(202);
    }

    private Client.Reply upload(String content, String boundary) {
        String form = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"format\"\r\n\r\ncsv\r\n--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.csv\"\r\n\r\n" + content + "\r\n--"
                + boundary + "--\r\n";
        return keyed.send(
                "POST",
                setup.path("/sources/" + setup.sourceId + "/upload"),
                "multipart/form-data; boundary=" + boundary,
                form);
    }
}
