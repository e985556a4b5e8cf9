package io.matcher.formats;

import static io.matcher.formats.Reading.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: an end, records within the limits, or the one declared exception. */
class HostileInputTest {
    private static final int MUTATIONS = Integer.getInteger("matcher.mutations", 10_000);
    private static final FieldMapping MAPPING = FieldMapping.of(Map.of(
            "external_id",
            "external_id",
            "amount",
            "amount",
            "currency",
            "currency",
            "date",
            "date",
            "description",
            "description"));
    private static final byte[][] TOKENS = tokens(
            "\"",
            "\"\"",
            "'",
            "\n",
            "\r",
            "\r\n",
            ",",
            ";",
            "\t",
            "\0",
            "{",
            "}",
            "[",
            "]",
            ":",
            "<",
            ">",
            "&",
            "&#0;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "<!DOCTYPE a [",
            "<?",
            "\\u0000",
            "\\ud800",
            "1e999999",
            "-",
            "(",
            "\uFEFF",
            "é",
            "99999999999999999999999999999",
            "2026-02-30",
            "<row>",
            "</row>",
            "null",
            "=1+1",
            "R$",
            "€");

    /** A fixture of each format, and the key that names it. */
    static Stream<Arguments> files() {
        return Stream.of(
                arguments("ledger.csv", "csv"),
                arguments("extrato-latin1.csv", "csv"),
                arguments("ledger.json", "json"),
                arguments("ledger.ndjson", "json"),
                arguments("ledger.xml", "xml"),
                arguments("camt052.xml", "camt052"),
                arguments("camt053.xml", "camt053"),
                arguments("camt054.xml", "camt054"),
                arguments("mt940.sta", "mt940"),
                arguments("mt942.sta", "mt942"),
                arguments("statement-sgml.ofx", "ofx"),
                arguments("card.qfx", "ofx"),
                arguments("report.bai2", "bai2"),
                arguments("register.qif", "qif"),
                arguments("payments.ach", "nacha"),
                arguments("cnab240-extract.ret", "cnab240"),
                arguments("cnab240-return.ret", "cnab240"),
                arguments("cnab400-itau.ret", "cnab400"),
                arguments("cielo-014.cmp", "cielo_edi"),
                arguments("cielo-015.cmp", "cielo_edi"),
                arguments("ledger.xlsx", "xlsx"),
                arguments("pix.json", "pix"),
                arguments("open-finance.json", "open_finance"));
    }

    private static byte[][] tokens(String... texts) {
        return Arrays.stream(texts)
                .map(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
    }

    @ParameterizedTest
    @MethodSource("files")
    void ten_thousand_mutations_end_in_records_or_in_the_declared_exception(String name, String key) {
        long seed = Long.getLong("matcher.seed", new Random().nextLong());
        System.out.println(name + ": -Dmatcher.seed=" + seed);
        Random random = new Random(seed);
        byte[] original = resource(name);
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (int i = 0; i < MUTATIONS; i++) {
                byte[] mutant = mutate(original, random);
                assertEndsWell(mutant, i % 3 == 0 ? null : key, "mutation " + i + " of seed " + seed);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_file_cut_at_any_byte_ends_in_records_or_in_the_declared_exception(String name, String key) {
        byte[] original = resource(name);
        for (int length = 0; length < original.length; length++) {
            assertEndsWell(Arrays.copyOf(original, length), key, "cut after " + length + " bytes");
        }
    }

    private static void assertEndsWell(byte[] file, @Nullable String key, String what) {
        int bound = file.length + 2;
        try (TransactionReader reader = open(file, key)) {
            int count = 0;
            for (Parsed read = reader.next(); read != null; read = reader.next()) {
                count++;
                assertThat(count).as(what).isLessThanOrEqualTo(bound);
                assertSound(read);
            }
        } catch (BrokenFileException declared) {
            assertThat(declared.getMessage()).as(what).isNotBlank().hasSizeLessThan(1_000);
        } catch (IOException | RuntimeException | StackOverflowError other) {
            throw new AssertionError(what + ": " + Arrays.toString(file), other);
        }
    }

    private static TransactionReader open(byte[] file, @Nullable String key) throws IOException {
        RecordReader records =
                Formats.standard().open(new ByteArrayInputStream(file), key, null, FormatOptions.FIND_BY_LOOKING);
        return TransactionReader.of(
                records,
                records.mapping().isPresent() ? Map.of() : MAPPING.columnsByField(),
                ReadingRules.DEFAULT.withDefaultCurrency("EUR"));
    }

    private static void assertSound(Parsed read) {
        switch (read) {
            case Refusal refusal -> {
                assertThat(refusal.reason()).isNotBlank();
                String value = refusal.value();
                assertThat(value == null ? 0 : value.length()).isLessThanOrEqualTo(Limits.MAX_QUOTED_CHARS + 1);
            }
            case ParsedTransaction transaction -> {
                assertThat(transaction.externalId())
                        .isNotBlank()
                        .hasSizeLessThanOrEqualTo(255)
                        .doesNotContain("\0");
                assertThat(transaction.amount().scale()).isBetween(0, 8);
                assertThat(transaction.amount().precision()
                                - transaction.amount().scale())
                        .isLessThanOrEqualTo(12);
                assertThat(Texts.unstorableAt(transaction.metadataJson())).isEqualTo(-1);
                assertThat(transaction.metadataJson()).startsWith("{").endsWith("}");
            }
            case Statement statement -> {
                assertThat(statement.entries()).isNotNegative();
                assertThat(statement.credits()).isNotNegative();
                assertThat(statement.debits()).isNotNegative();
            }
        }
    }

    private static byte[] mutate(byte[] original, Random random) {
        byte[] mutant = original;
        for (int i = random.nextInt(4); i >= 0; i--) {
            mutant = switch (random.nextInt(5)) {
                case 0 -> flip(mutant, random);
                case 1 -> splice(mutant, random, TOKENS[random.nextInt(TOKENS.length)], 0);
                case 2 -> splice(mutant, random, TOKENS[random.nextInt(TOKENS.length)], random.nextInt(20));
                case 3 -> splice(mutant, random, new byte[0], random.nextInt(40));
                default -> Arrays.copyOf(mutant, random.nextInt(mutant.length + 1));
            };
        }
        return mutant;
    }

    private static byte[] flip(byte[] bytes, Random random) {
        byte[] mutant = bytes.clone();
        for (int i = random.nextInt(8); i >= 0 && mutant.length > 0; i--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }

    private static byte[] splice(byte[] bytes, Random random, byte[] token, int removed) {
        int at = random.nextInt(bytes.length + 1);
        int end = Math.min(bytes.length, at + removed);
        byte[] mutant = new byte[at + token.length + bytes.length - end];
        System.arraycopy(bytes, 0, mutant, 0, at);
        System.arraycopy(token, 0, mutant, at, token.length);
        System.arraycopy(bytes, end, mutant, at + token.length, bytes.length - end);
        return mutant;
    }
}
