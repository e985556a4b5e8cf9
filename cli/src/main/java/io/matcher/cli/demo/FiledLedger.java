package io.matcher.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A ledger that hands over CSV files. */
final class FiledLedger implements Ledger {

    private static final Map<String, String> COLUMNS = Map.of(
            "external_id", "id", "amount", "amount", "currency", "currency", "date", "date", "description", "text");

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public String summary() {
        return "a ledger's files";
    }

    @Override
    public void connect(DemoApi api) {
        // A file needs no connection.
    }

    @Override
    public Map<String, Object> source() {
        return Map.of("name", "Ledger", "type", "LEDGER", "side", "LEFT", "mapping", COLUMNS);
    }

    @Override
    public void book(DemoApi api, String context, String source, List<Payment> payments) {
        String lines = payments.stream().map(FiledLedger::line).collect(Collectors.joining());
        api.upload(context, source, "id,amount,currency,date,text\n" + lines);
    }

    @Override
    public void catchUp(DemoApi api) {
        // Whatever was booked lies in files that were uploaded.
    }

    private static String line(Payment payment) {
        return "LED-" + payment.date() + "-" + payment.number() + ","
                + payment.amount().toPlainString() + ",BRL," + payment.date() + "," + payment.text() + "\n";
    }
}
