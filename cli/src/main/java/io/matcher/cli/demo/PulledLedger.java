package io.matcher.cli.demo;

import io.matcher.sandbox.MidazLedger;
import io.matcher.sandbox.MidazSandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A Midaz Ledger on a port of its own, which the service pulls. Its account at the bank sees what the bank sees. */
final class PulledLedger implements Ledger {

    private static final String CONNECTIONS = "/v1/discovery/midaz-connections";
    private static final String CONNECTION = "demo-midaz";
    private static final String ORGANIZATION = "0197a000-0000-7000-8000-0000000000a1";
    private static final String LEDGER = "0197a000-0000-7000-8000-0000000000b1";
    private static final String ACCOUNT = "0197a000-0000-7000-8000-00000000c001";
    private static final String AT_BANK = "@bank:main";
    private static final String CUSTOMERS = "@customers";
    private static final int HOUR_OF_BOOKING = 15;
    private static final int DAYS = 30;

    private final Clock clock;
    private final MidazSandbox midaz;
    private final MidazLedger ledger;
    private String connectionId = "";

    PulledLedger(Clock clock) {
        this.clock = clock;
        this.midaz = new MidazSandbox(0, clock, ORGANIZATION);
        this.midaz.signIn(Bank.CLIENT, Bank.SECRET);
        this.ledger = midaz.ledger(LEDGER);
        ledger.account(ACCOUNT, AT_BANK, "deposit", "BRL");
    }

    @Override
    public String name() {
        return "Midaz";
    }

    @Override
    public String summary() {
        return "a Midaz Ledger that is pulled";
    }

    @Override
    public void connect(DemoApi api) {
        Map<String, String> body = Map.of(
                "configName",
                CONNECTION,
                "onboardingUrl",
                midaz.url().toString(),
                "authUrl",
                midaz.url().toString(),
                "clientId",
                Bank.CLIENT,
                "clientSecret",
                Bank.SECRET);
        connectionId = StreamSupport.stream(
                        api.get(CONNECTIONS + "?limit=200").required("items").spliterator(), false)
                .filter(each -> each.required("configName").asString().equals(CONNECTION))
                .map(each -> each.required("id").asString())
                .findFirst()
                .orElse("");
        if (connectionId.isEmpty()) {
            connectionId = api.post(CONNECTIONS, body).required("id").asString();
        } else {
            api.put(CONNECTIONS + "/" + connectionId, body);
        }
    }

    @Override
    public Map<String, Object> source() {
        Map<String, Object> config = Map.of(
                "midazConnection", CONNECTION,
                "organization_id", ORGANIZATION,
                "ledger_id", LEDGER,
                "account_filter", Map.of("aliases", List.of(AT_BANK)),
                "lookback_days", DAYS,
                "rescan_days", DAYS,
                "safety_lag_seconds", 0,
                "timeZone", "America/Sao_Paulo");
        return Map.of("name", "Midaz", "type", "LEDGER", "side", "LEFT", "config", config);
    }

    @Override
    public void book(DemoApi api, String context, String source, List<Payment> payments) {
        payments.forEach(this::book);
        pull(api, "RESCAN");
    }

    /** The demonstration books on past days, which only the second look finds; by itself the service takes it once a day. */
    @Override
    public void catchUp(DemoApi api) {
        pull(api, "RESCAN");
    }

    private void pull(DemoApi api, String mode) {
        api.post(CONNECTIONS + "/" + connectionId + "/pull", Map.of("mode", mode));
    }

    private void book(Payment payment) {
        ledger.book(
                id(payment),
                at(payment.date()),
                payment.moneyIn() ? CUSTOMERS : AT_BANK,
                payment.moneyIn() ? AT_BANK : CUSTOMERS,
                payment.amount().abs().toPlainString(),
                "BRL",
                payment.text());
    }

    /** Never after now: a ledger books no future. */
    private Instant at(LocalDate day) {
        Instant usual = day.atTime(HOUR_OF_BOOKING, 0).toInstant(ZoneOffset.UTC);
        Instant now = clock.instant().minusSeconds(1);
        return usual.isBefore(now) ? usual : now;
    }

    /** The same payment has the same id with each start, in the form of those that carry their time. */
    private static String id(Payment payment) {
        long millis = payment.date().atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
        return new UUID(millis << 16 | 0x7000, 0x8000L << 48 | payment.number()).toString();
    }
}
