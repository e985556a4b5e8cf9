package io.matcher.platform.http.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoundaryBlindDigestTest {

    @Test
    void the_same_parts_give_the_same_digest_whatever_the_boundary() throws IOException {
        assertThat(digest("--AAB\r\nfile\r\n--AAB--", "AAB")).isEqualTo(digest("--x7\r\nfile\r\n--x7--", "x7"));
        assertThat(digest("--AAB\r\nfile\r\n--AAB--", "AAB")).isNotEqualTo(digest("--x7\r\nfila\r\n--x7--", "x7"));
    }

    @Test
    void a_match_that_breaks_off_loses_no_byte_and_hides_no_boundary() throws IOException {
        assertThat(digest("AAAB", "AAB")).isEqualTo(Digests.of("A".getBytes(StandardCharsets.US_ASCII)));
        assertThat(digest("AABAAC", "AABAAB")).isEqualTo(Digests.of("AABAAC".getBytes(StandardCharsets.US_ASCII)));
        assertThat(digest("AA", "AAB")).isEqualTo(Digests.of("AA".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void it_agrees_with_replacing_the_boundary_on_random_bodies() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            String boundary = text(random, 1 + random.nextInt(6));
            String body = text(random, random.nextInt(60));
            assertThat(digest(body, boundary))
                    .as("seed %d: %s without %s", seed, body, boundary)
                    .isEqualTo(Digests.of(body.replace(boundary, "").getBytes(StandardCharsets.US_ASCII)));
        }
    }

    private static String text(Random random, int length) {
        return random.ints(length, 'A', 'C')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static byte[] digest(String body, String boundary) throws IOException {
        return new BoundaryBlindDigest(new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII)), boundary)
                .digest();
    }
}
