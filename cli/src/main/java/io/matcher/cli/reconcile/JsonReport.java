package io.matcher.cli.reconcile;

import io.matcher.cli.reconcile.ReportRow.Alone;
import io.matcher.cli.reconcile.ReportRow.Cells;
import io.matcher.cli.reconcile.ReportRow.Near;
import io.matcher.cli.reconcile.ReportRow.Pair;
import io.matcher.cli.reconcile.ReportRow.Status;
import io.matcher.cli.reconcile.ReportRow.Unreadable;
import io.matcher.engine.FieldCheck;
import io.matcher.engine.Side;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Everything, for programs: amounts are strings, so that no reader rounds them. */
final class JsonReport implements Report {

    @Override
    public void write(Reconciliation all, OutputStream out) throws IOException {
        try (JsonGenerator json =
                new JsonFactory().createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            side(json, "left", all.left());
            side(json, "right", all.right());
            json.writeArrayPropertyStart("rules");
            all.rules().names().forEach(json::writeString);
            json.writeEndArray();
            json.writeStringProperty("digest", all.result().digest());
            summary(json, new Totals(all));
            for (Status status : Status.values()) {
                json.writeArrayPropertyStart(key(status));
                all.rows(status, row -> row(json, row));
                json.writeEndArray();
            }
            json.writeEndObject();
        }
    }

    /** {@code leftOnly} for {@code LEFT_ONLY}. */
    private static String key(Status status) {
        String[] words = status.toString().split(" ", -1);
        return words.length == 1
                ? words[0]
                : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    private static void side(JsonGenerator json, String name, LoadedSide side) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("file", side.fileName());
        json.writeObjectPropertyStart("columns");
        side.guess().findings().forEach((field, finding) -> json.writeStringProperty(field.key(), finding.column()));
        json.writeEndObject();
        json.writeNumberProperty("rows", side.ledger().size());
        json.writeNumberProperty("unreadable", side.unreadable());
        json.writeEndObject();
    }

    private static void summary(JsonGenerator json, Totals totals) {
        json.writeObjectPropertyStart("summary");
        for (Status status : Status.values()) {
            json.writeObjectPropertyStart(key(status));
            for (Side side : Side.values()) {
                if (Totals.isOn(side, status)) {
                    json.writeNumberProperty(key(side), totals.count(side, status));
                }
            }
            amounts(json, totals, status);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String key(Side side) {
        return side.name().toLowerCase(Locale.ROOT);
    }

    private static void amounts(JsonGenerator json, Totals totals, Status status) {
        if (status == Status.UNREADABLE) {
            return;
        }
        json.writeObjectPropertyStart("amounts");
        for (String currency : totals.currencies()) {
            json.writeObjectPropertyStart(currency);
            for (Side side : Side.values()) {
                if (Totals.isOn(side, status)) {
                    json.writeStringProperty(
                            key(side), totals.sum(currency, side, status).toPlainString());
                }
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, ReportRow row) {
        json.writeStartObject();
        switch (row) {
            case Pair pair -> pair(json, pair);
            case Alone alone -> alone(json, alone);
            case Unreadable unreadable -> unreadable(json, unreadable);
        }
        json.writeStringProperty("why", row.why());
        json.writeEndObject();
    }

    private static void pair(JsonGenerator json, Pair pair) {
        json.writeStringProperty("rule", pair.rule());
        json.writeNumberProperty("score", pair.score());
        cells(json, "left", pair.left());
        cells(json, "right", pair.right());
        text(json, "difference", pair.difference());
        fields(json, "fields", pair.explanation().fields());
        json.writeArrayPropertyStart("alternatives");
        for (ReportRow.Other other : pair.others()) {
            json.writeStartObject();
            cells(json, "left", other.left());
            cells(json, "right", other.right());
            json.writeNumberProperty("score", other.score());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void alone(JsonGenerator json, Alone alone) {
        cells(json, key(alone.side()), alone.cells());
        json.writeStringProperty("reason", alone.reason().name());
        List<Near> nearest = alone.nearest();
        if (nearest != null) {
            json.writeArrayPropertyStart("nearest");
            nearest.forEach(near -> near(json, alone.side().other(), near));
            json.writeEndArray();
        }
    }

    private static void near(JsonGenerator json, Side side, Near near) {
        json.writeStartObject();
        cells(json, key(side), near.cells());
        json.writeStringProperty("rule", near.rule());
        json.writeBooleanProperty("taken", near.taken());
        fields(json, "failures", near.failures());
        json.writeArrayPropertyStart("changes");
        near.changes().forEach(change -> {
            json.writeStartObject();
            json.writeStringProperty("type", change.type());
            json.writeStringProperty("setting", change.setting());
            json.writeStringProperty("value", change.value());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void unreadable(JsonGenerator json, Unreadable row) {
        json.writeStringProperty("side", key(row.side()));
        json.writeStringProperty("file", row.file());
        json.writeNumberProperty("line", row.refusal().position());
        text(json, "column", row.refusal().column());
        json.writeStringProperty("reason", row.refusal().reason());
        text(json, "value", row.refusal().value());
    }

    private static void cells(JsonGenerator json, String name, Cells cells) {
        json.writeObjectPropertyStart(name);
        json.writeNumberProperty("line", cells.line());
        json.writeStringProperty("id", cells.id());
        json.writeStringProperty("date", cells.date());
        json.writeStringProperty("amount", cells.amount().toPlainString());
        json.writeStringProperty("currency", cells.currency());
        json.writeStringProperty("reference", cells.reference());
        json.writeStringProperty("description", cells.description());
        json.writeEndObject();
    }

    private static void fields(JsonGenerator json, String name, List<FieldCheck> fields) {
        json.writeArrayPropertyStart(name);
        for (FieldCheck field : fields) {
            json.writeStartObject();
            json.writeStringProperty("field", field.field());
            json.writeStringProperty("left", field.left());
            json.writeStringProperty("right", field.right());
            text(json, "difference", field.difference());
            text(json, "bound", field.bound());
            json.writeNumberProperty("points", field.points());
            json.writeBooleanProperty("agrees", field.agrees());
            json.writeBooleanProperty("asked", field.asked());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void text(JsonGenerator json, String name, @Nullable Object value) {
        if (value == null) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(
                    name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }
}
