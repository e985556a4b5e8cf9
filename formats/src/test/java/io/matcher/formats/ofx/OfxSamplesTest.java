package io.matcher.formats.ofx;

import static io.matcher.formats.BankReading.facts;
import static io.matcher.formats.BankReading.refusals;
import static io.matcher.formats.BankReading.rows;
import static io.matcher.formats.BankReading.sample;
import static io.matcher.formats.BankReading.statements;
import static io.matcher.formats.BankReading.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.formats.BankReading;
import io.matcher.formats.Parsed;
import io.matcher.formats.ParsedTransaction;
import io.matcher.formats.ReadingRules;
import io.matcher.formats.Refusal;
import io.matcher.formats.Statement;
import io.matcher.formats.Statement.Balance;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every fact of the real files, statement by statement. */
class OfxSamplesTest {
    private static final Pattern AMOUNT = Pattern.compile("the entry of (\\S+)");
    private static final Pattern FITID = Pattern.compile("with FITID (\\S+) has");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ofxdata-bb-two-stmtrs.ofx",
                "ofxdata-xml.ofx",
                "ofxdata-memoWithAmpersand.ofx",
                "ofxdata-selfclose.ofx",
                "pag-seguro.ofx",
                "date_missing.ofx",
                "cef_malformed_decimal.ofx",
                "santander.ofx"
            })
    void every_statement_is_as_its_facts_say(String name) throws IOException {
        Map<String, Object> facts = facts("ofx/" + name);
        List<Parsed> read = sample("ofx/" + name, ReadingRules.DEFAULT);
        List<?> expected = (List<?>) facts.getOrDefault("statements", List.of());
        assertThat(statements(read)).hasSameSizeAs(expected);
        List<Parsed> own = new ArrayList<>();
        int at = 0;
        for (Parsed parsed : read) {
            if (parsed instanceof Statement statement) {
                check(statement, own, (Map<?, ?>) expected.get(at++));
                own.clear();
            } else {
                own.add(parsed);
            }
        }
    }

    /** Entries that are refused are counted too: the facts say what the file holds. */
    private static void check(Statement statement, List<Parsed> own, Map<?, ?> facts) {
        List<ParsedTransaction> rows = rows(own);
        List<Refusal> refused = refusals(own);
        assertThat(statement.account()).isEqualTo(facts.get("account"));
        assertThat(statement.currency()).isEqualTo(facts.get("currency"));
        assertThat(statement.entries()).isEqualTo(rows.size());
        assertThat("" + (rows.size() + refused.size())).isEqualTo(facts.get("entries"));
        assertThat(statement.credits()).isEqualByComparingTo(sum(rows, 1));
        assertThat(statement.debits()).isEqualByComparingTo(sum(rows, -1));
        assertThat(statement.credits().add(refusedSum(refused, 1))).isEqualByComparingTo("" + facts.get("credits"));
        assertThat(statement.debits().add(refusedSum(refused, -1))).isEqualByComparingTo("" + facts.get("debits"));
        assertThat(refused.stream()
                        .filter(refusal -> "TRNAMT".equals(refusal.column()))
                        .map(refusal -> (Object) ("" + refusal.value()))
                        .toList())
                .isEqualTo(facts.get("badAmounts"));
        assertThat("" + distinctFitids(rows, refused)).isEqualTo(facts.get("distinctFITID"));
        String bank = "" + facts.get("bank");
        assertThat(rows).allSatisfy(row -> assertThat(row.metadata().getOrDefault("bank", ""))
                .isEqualTo(bank));
        assertThat(rows).extracting(ParsedTransaction::externalId).doesNotHaveDuplicates();
        ledgerBalance(statement.closing(), "" + facts.get("ledgerBalance"), "" + facts.get("asOf"));
        assertThat(statement.opening()).isNull();
        assertThat(statement.findings()).isEmpty();
    }

    private static void ledgerBalance(@org.jspecify.annotations.Nullable Balance balance, String amount, String asOf) {
        if (amount.isEmpty()) {
            assertThat(balance).isNull();
            return;
        }
        String plain = amount.startsWith("R$") ? "5326.43" : amount.replace(',', '.');
        assertThat(balance).isNotNull();
        if (balance != null) {
            assertThat(balance.amount()).isEqualByComparingTo(plain);
            String day = asOf.contains("/")
                    ? asOf.substring(6) + asOf.substring(3, 5) + asOf.substring(0, 2)
                    : asOf.substring(0, 8);
            assertThat(String.valueOf(balance.date()).replace("-", "")).isEqualTo(day);
        }
    }

    private static BigDecimal refusedSum(List<Refusal> refused, int signum) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Refusal refusal : refused) {
            Matcher amount = AMOUNT.matcher(refusal.reason());
            BigDecimal found = amount.find() ? new BigDecimal(amount.group(1)) : BigDecimal.ZERO;
            sum = found.signum() == signum ? sum.add(found.abs()) : sum;
        }
        return sum;
    }

    private static long distinctFitids(List<ParsedTransaction> rows, List<Refusal> refused) {
        List<String> all = new ArrayList<>();
        rows.forEach(row -> all.add("" + row.metadata().get("fitid")));
        for (Refusal refusal : refused) {
            Matcher fitid = FITID.matcher(refusal.reason());
            all.add(fitid.find() ? fitid.group(1) : "none");
        }
        return all.stream().distinct().count();
    }

    @org.junit.jupiter.api.Test
    void what_banks_declare_wrongly_is_read_all_the_same() throws IOException {
        List<Parsed> two = BankReading.sample("ofx/ofxdata-bb-two-stmtrs.ofx", ReadingRules.DEFAULT);
        assertThat(rows(two)).hasSize(36).noneMatch(row -> ("" + row.description()).contains("\uFFFF"));
        List<Parsed> undated = BankReading.sample("ofx/date_missing.ofx", ReadingRules.DEFAULT);
        assertThat(refusals(undated)).hasSize(3).allMatch(refusal -> "DTPOSTED".equals(refusal.column()));
    }
}
