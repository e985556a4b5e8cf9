package io.matcher.cli.demo;

import io.matcher.sandbox.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One bank reconciled with its ledger: connection, token, context, and what happens in them. */
final class Desk {

    private static final int FIRST_PAYMENTS = 40;
    private static final String PROOF = "Bearer demo-proof-of-the-vendor";
    private static final String CONNECTIONS = "/v1/discovery/aggregator-connections";
    private static final String TOKENS = "/v1/discovery/webhooks/tokens";
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final DemoApi api;
    private final Bank bank;
    private final Ledger ledger;
    private final Clock clock;
    private final String name;
    private final URI webhookUrl;
    private final String context;
    private final String bankSource;
    private final String ledgerSource;
    private int payments = FIRST_PAYMENTS;

    private Desk(DemoApi api, Bank bank, Ledger ledger, Clock clock) {
        this.api = api;
        this.bank = bank;
        this.ledger = ledger;
        this.clock = clock;
        this.name = "demo-" + bank.vendor();
        connect();
        ledger.connect(api);
        this.webhookUrl = mint();
        this.context = context();
        this.bankSource = source("RIGHT");
        this.ledgerSource = source("LEFT");
    }

    /** Sets everything up, or finds it as the last demonstration left it, and lets the first payments arrive and be matched. */
    static Desk open(DemoApi api, Bank bank, Ledger ledger, Clock clock) {
        Desk desk = new Desk(api, bank, ledger, clock);
        List<Payment> first = desk.numbered(0, FIRST_PAYMENTS);
        desk.deliver(bank.see(first));
        desk.awaitTransactions(desk.bankSource, first.size());
        desk.awaitTransactions(desk.ledgerSource, desk.book(first));
        desk.match();
        return desk;
    }

    /** One more payment at the bank, its webhook, and in most cases its line in the ledger. */
    void onePaymentMore() {
        List<Payment> one = numbered(payments, payments + 1);
        payments++;
        deliver(bank.see(one));
        book(one);
    }

    void match() {
        ledger.catchUp(api);
        String run = api.post("/v1/matching/contexts/" + context + "/run", Map.of("mode", "COMMIT"))
                .required("runId")
                .asString();
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (isInProgress(run)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The first run of " + bank.vendor() + " did not end within a minute");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean isInProgress(String run) {
        return api.get("/v1/matching/runs/" + run + "?contextId=" + context)
                .required("status")
                .asString()
                .equals("PROCESSING");
    }

    /** What there is to see, in a sentence. */
    String summary() {
        long seen = transactions(bankSource);
        long open = items(api.get("/v1/exceptions?limit=200")).count();
        return bank.vendor() + ": " + seen + " transactions pulled after webhooks, matched with " + ledger.summary()
                + "; " + open + " exceptions are open in all";
    }

    private List<Payment> numbered(int from, int to) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return IntStream.range(from, to)
                .mapToObj(i -> Payment.of(bank.vendor(), i, today))
                .toList();
    }

    private void connect() {
        api.put("/system/matcher/aggregator." + bank.vendor() + ".webhook_authorization", Map.of("value", PROOF));
        Map<String, String> place =
                Map.of("configName", name, "baseUrl", bank.url().toString(), "accountRef", bank.accountRef());
        String known = items(api.get(CONNECTIONS + "?limit=200"))
                .filter(connection ->
                        connection.required("configName").asString().equals(name))
                .map(connection -> connection.required("id").asString())
                .findFirst()
                .orElse("");
        if (known.isEmpty()) {
            api.post(
                    CONNECTIONS,
                    Map.of(
                            "vendor",
                            bank.vendor(),
                            "configName",
                            name,
                            "baseUrl",
                            bank.url().toString(),
                            "accountRef",
                            bank.accountRef(),
                            "clientId",
                            Bank.CLIENT,
                            "secret",
                            Bank.SECRET));
        } else {
            api.put(CONNECTIONS + "/" + known, place);
        }
    }

    /** Mints a token and revokes those of earlier demonstrations, which nobody knows any more. */
    private URI mint() {
        List<String> earlier = items(api.get(TOKENS + "?limit=200&connection_config_name=" + name))
                .map(token -> token.required("id").asString())
                .toList();
        String url = api.post(TOKENS, Map.of("vendor", bank.vendor(), "connection_config_name", name))
                .required("webhook_url")
                .asString();
        earlier.forEach(id -> api.delete(TOKENS + "/" + id));
        return URI.create(url);
    }

    private String context() {
        String title = "Demo: " + bank.vendor() + " and " + ledger.name();
        String known = items(api.get("/v1/contexts?limit=200"))
                .filter(each -> each.required("name").asString().equals(title))
                .map(each -> each.required("id").asString())
                .findFirst()
                .orElse("");
        return known.isEmpty() ? create(title) : known;
    }

    private String create(String title) {
        String id = api.post(
                        "/v1/contexts",
                        Map.of(
                                "name",
                                title,
                                "type",
                                "1:1",
                                "interval",
                                "daily",
                                "sources",
                                List.of(
                                        ledger.source(),
                                        Map.of(
                                                "name", "Bank",
                                                "type", "BANK",
                                                "side", "RIGHT",
                                                "config", Map.of("aggregatorConnection", name))),
                                "rules",
                                List.of(
                                        Map.of(
                                                "priority",
                                                1,
                                                "type",
                                                "EXACT",
                                                "config",
                                                Map.of("matchReference", false)),
                                        Map.of(
                                                "priority",
                                                2,
                                                "type",
                                                "TOLERANCE",
                                                "config",
                                                Map.of(
                                                        "absTolerance",
                                                        "0.50",
                                                        "percentTolerance",
                                                        "0",
                                                        "dateWindowDays",
                                                        2,
                                                        "matchReference",
                                                        false)))))
                .required("id")
                .asString();
        api.patch("/v1/contexts/" + id, Map.of("status", "ACTIVE"));
        return id;
    }

    private String source(String side) {
        return items(api.get("/v1/contexts/" + context + "/sources"))
                .filter(source -> source.required("side").asString().equals(side))
                .map(source -> source.required("id").asString())
                .findFirst()
                .orElseThrow();
    }

    private void deliver(Webhook webhook) {
        try {
            int status = webhook.sendWith(webhookUrl, Map.of("Authorization", PROOF));
            if (status != 202) {
                throw new IllegalStateException("The receiver answered " + status);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The demonstration was interrupted", interrupted);
        }
    }

    private void awaitTransactions(String source, int count) {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (transactions(source) < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "The transactions of " + bank.vendor() + " did not arrive within a minute");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private long transactions(String source) {
        return api.get("/v1/imports/contexts/" + context + "/transactions/search?limit=1&source_id=" + source)
                .required("total")
                .asLong();
    }

    /** Lets the ledger book what it books of the payments; gives how many. */
    private int book(List<Payment> seen) {
        List<Payment> booked =
                seen.stream().map(Payment::booked).flatMap(Optional::stream).toList();
        if (!booked.isEmpty()) {
            ledger.book(api, context, ledgerSource, booked);
        }
        return booked.size();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.required("items").spliterator(), false);
    }
}
