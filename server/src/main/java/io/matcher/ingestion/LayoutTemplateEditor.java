package io.matcher.ingestion;

import io.matcher.formats.FixedLayout;
import io.matcher.formats.FixedLayoutCheck;
import io.matcher.formats.ReadingRules;
import io.matcher.platform.audit.Audit;
import io.matcher.platform.database.Ids;
import io.matcher.platform.database.Transactions;
import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.settings.Settings;
import io.matcher.platform.tenancy.Caller;
import io.matcher.platform.tenancy.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes, changes and removes layout templates. None is stored that no file can be read by. */
@Component
class LayoutTemplateEditor {

    private static final int MOST = 500;

    private final Transactions transactions;
    private final LayoutTemplateStore store;
    private final ImportFormats formats;
    private final Settings settings;
    private final Audit audit;

    LayoutTemplateEditor(
            Transactions transactions,
            LayoutTemplateStore store,
            ImportFormats formats,
            Settings settings,
            Audit audit) {
        this.transactions = transactions;
        this.store = store;
        this.formats = formats;
        this.settings = settings;
        this.audit = audit;
    }

    Outcome<LayoutTemplate> find(Caller caller, UUID id) {
        return transactions.in(caller.tenant(), () -> found(caller.tenant(), id));
    }

    private Outcome<LayoutTemplate> found(TenantId tenant, UUID id) {
        return store.find(tenant, id).map(Outcome::done).orElseGet(LayoutTemplateEditor::missing);
    }

    private static Outcome<LayoutTemplate> missing() {
        return Outcome.refused(ErrorCode.NOT_FOUND, "There is no such layout template");
    }

    Outcome<LayoutTemplate> submit(Caller caller, LayoutTemplateRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> check(tenant, request).then(layout -> {
            store.lockAll(tenant);
            return free(tenant, request).then(free -> {
                UUID id = Ids.next();
                store.insert(tenant, id, request, caller.subject());
                tell(caller, id, "CREATE", 1);
                return found(tenant, id);
            });
        }));
    }

    private Outcome<Boolean> free(TenantId tenant, LayoutTemplateRequest request) {
        if (formats.catalogue().reader(request.key()).isPresent()) {
            return taken("The format " + request.key() + " is there for every tenant");
        }
        if (store.byKey(tenant, request.regionCode(), request.family(), request.variant())
                .isPresent()) {
            return taken("There is a template " + request.key() + " already");
        }
        return store.count(tenant) < MOST
                ? Outcome.done(true)
                : Outcome.refused(ErrorCode.UNPROCESSABLE, "A tenant has at most " + MOST + " layout templates");
    }

    private static Outcome<Boolean> taken(String detail) {
        return Outcome.refused(ErrorCode.DUPLICATE_NAME, detail, Fault.at("body.variant", "makes a key that is taken"));
    }

    /** Gives the template a new version. Its key stays: jobs and bindings name it. */
    Outcome<LayoutTemplate> update(Caller caller, UUID id, LayoutTemplateRequest request) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> {
            if (!store.lock(tenant, id)) {
                return missing();
            }
            return found(tenant, id)
                    .then(present -> sameKey(present, request))
                    .then(same -> check(tenant, request))
                    .then(layout -> {
                        store.addVersion(tenant, id, request.toDescription(), caller.subject());
                        return found(tenant, id).map(changed -> {
                            tell(caller, id, "UPDATE", changed.version());
                            return changed;
                        });
                    });
        });
    }

    private static Outcome<Boolean> sameKey(LayoutTemplate present, LayoutTemplateRequest request) {
        if (present.key().equals(request.key())) {
            return Outcome.done(true);
        }
        String message = "can not be changed: with region and family it is the template's key, " + present.key();
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: body.variant " + message,
                Fault.at("body.variant", message));
    }

    /** Removes the template; where jobs were read by it, its versions stay for them. */
    Outcome<Boolean> delete(Caller caller, UUID id) {
        TenantId tenant = caller.tenant();
        return transactions.in(tenant, () -> {
            if (!store.lock(tenant, id)) {
                return LayoutTemplateEditor.missing().map(never -> true);
            }
            boolean used = store.isUsed(tenant, id);
            if (used) {
                store.archive(tenant, id);
            } else {
                store.delete(tenant, id);
            }
            audit.record(caller, "layout_template", id, used ? "ARCHIVE" : "DELETE", Map.of());
            return Outcome.done(true);
        });
    }

    private void tell(Caller caller, UUID id, String action, int version) {
        audit.record(caller, "layout_template", id, action, Map.of("version", version));
    }

    /** What is no text of its kind is 400; what is, and yet describes nothing that can be read, is 422. */
    private Outcome<FixedLayout> check(TenantId tenant, LayoutTemplateRequest request) {
        FixedLayout layout;
        try {
            layout = request.toDescription().layout();
        } catch (IllegalArgumentException unknown) {
            return invalid("body.encoding", "is not the name of an encoding, such as UTF-8 or ISO-8859-1");
        }
        String currency = request.defaultCurrency();
        Set<String> extra = Set.copyOf(settings.list(tenant, "currencies.extra"));
        if (currency != null && !ReadingRules.DEFAULT.withExtraCurrencies(extra).knows(currency)) {
            return invalid("body.defaultCurrency", "is not an ISO 4217 code nor one of the extra ones");
        }
        List<Fault> faults = FixedLayoutCheck.of(layout, currency != null).stream()
                .map(LayoutTemplateEditor::fault)
                .toList();
        return faults.isEmpty()
                ? Outcome.done(layout)
                : Outcome.refused(
                        ErrorCode.UNPROCESSABLE,
                        "No file can be read by this template: "
                                + faults.getFirst().location() + " "
                                + faults.getFirst().message(),
                        faults.toArray(Fault[]::new));
    }

    private static Fault fault(FixedLayoutCheck.Fault found) {
        String place = found.field() < 0 ? "body." : "body.fields[" + found.field() + "].";
        return Fault.at(place + found.member(), found.reason());
    }

    private static Outcome<FixedLayout> invalid(String location, String message) {
        return Outcome.refused(
                ErrorCode.INVALID_REQUEST,
                "The request is invalid: " + location + " " + message,
                Fault.at(location, message));
    }
}
