package io.matcher.cli.demo;

import io.matcher.sandbox.BelvoSandbox;
import io.matcher.sandbox.PluggySandbox;
import io.matcher.sandbox.Webhook;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A bank behind one of the vendors' sandboxes. */
interface Bank {

    String CLIENT = "demo-client";
    String SECRET = "demo-secret";

    /** The vendor's name in the API. */
    String vendor();

    URI url();

    /** What the connection names: an item or a link. */
    String accountRef();

    /** Lets the bank see payments, and gives the webhook by which the vendor tells of them. */
    Webhook see(List<Payment> payments);

    /** Behind a Pluggy-like sandbox on a port of its own. */
    static Bank pluggy(Clock clock) {
        String account = "5d6b9f9a-06aa-491f-926a-15ba46c6366d";
        PluggySandbox sandbox = new PluggySandbox(0, clock, CLIENT, SECRET, "a1b2c3d4-5678-40ab-8def-1234567890ab");
        sandbox.account(account, "BANK", "0001/12345-0", "BRL");
        return new Bank() {
            @Override
            public String vendor() {
                return "pluggy";
            }

            @Override
            public URI url() {
                return sandbox.url();
            }

            @Override
            public String accountRef() {
                return sandbox.itemId();
            }

            @Override
            public Webhook see(List<Payment> payments) {
                Instant from = clock.instant();
                for (Payment payment : payments) {
                    sandbox.put("""
                            {"id":"%s","accountId":"%s","type":"%s","amount":%s,"description":"%s","date":"%sT03:00:00.000Z"}""".formatted(
                                    payment.vendorId(vendor()),
                                    account,
                                    payment.moneyIn() ? "CREDIT" : "DEBIT",
                                    payment.amount().toPlainString(),
                                    payment.text(),
                                    payment.date()));
                }
                return sandbox.created(account, from);
            }
        };
    }

    /** Behind a Belvo-like sandbox on a port of its own. */
    static Bank belvo(Clock clock) {
        String account = "0d3ffb69-f83b-456e-ad8e-208d0998d71d";
        BelvoSandbox sandbox = new BelvoSandbox(0, clock, CLIENT, SECRET, "16f68516-bcbc-4cf7-b815-c500d4204e28");
        sandbox.account(account, "CHECKING_ACCOUNT", "45722-0", "BRL");
        return new Bank() {
            @Override
            public String vendor() {
                return "belvo";
            }

            @Override
            public URI url() {
                return sandbox.url();
            }

            @Override
            public String accountRef() {
                return sandbox.linkId();
            }

            @Override
            public Webhook see(List<Payment> payments) {
                for (Payment payment : payments) {
                    sandbox.put(account, """
                            {"id":"%s","type":"%s","amount":"%s","description":"%s","value_date":"%s"}""".formatted(
                                    payment.vendorId(vendor()),
                                    payment.moneyIn() ? "INFLOW" : "OUTFLOW",
                                    payment.amount().abs().toPlainString(),
                                    payment.text(),
                                    payment.date()));
                }
                return sandbox.event(
                        "TRANSACTIONS", "new_transactions_available", Map.of("new_transactions", payments.size()));
            }
        };
    }
}
