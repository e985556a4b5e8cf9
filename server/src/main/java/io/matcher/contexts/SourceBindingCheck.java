package io.matcher.contexts;

import io.matcher.platform.outcome.ErrorCode;
import io.matcher.platform.outcome.Fault;
import io.matcher.platform.outcome.Outcome;
import io.matcher.platform.tenancy.TenantId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the terms of a binding from what a request says of them, or says all that is wrong with it. Within a transaction of the tenant. */
@Component
class SourceBindingCheck {

    private static final int LONGEST_FORMAT = 255;
    private static final String TAKES_ONE = "is missing; a binding of kind file takes one";

    private final ObjectProvider<FormatCheck> formats;

    SourceBindingCheck(ObjectProvider<FormatCheck> formats) {
        this.formats = formats;
    }

    Outcome<SourceBinding.Terms> terms(TenantId tenant, CreateSourceBindingRequest request) {
        return switch (request.kind()) {
            case query ->
                Outcome.refused(
                        ErrorCode.UNPROCESSABLE,
                        "There are no databases to query yet; bind files, or send them",
                        Fault.at("body.kind", "can only be file yet"));
            case file -> files(tenant, request);
        };
    }

    private Outcome<SourceBinding.Terms> files(TenantId tenant, CreateSourceBindingRequest request) {
        Faults faults = new Faults();
        if (request.format() == null) {
            faults.add("body.format", TAKES_ONE, null);
        }
        if (request.transportConfig() == null) {
            faults.add("body.transportConfig", TAKES_ONE, null);
        }
        check(
                faults,
                tenant,
                request.format(),
                request.scheduleSpec(),
                request.connectionId(),
                request.transportConfig());
        return faults.or(true)
                .map(valid -> new SourceBinding.Terms(
                        Objects.requireNonNull(request.format()).strip(),
                        !Boolean.FALSE.equals(request.enabled()),
                        request.scheduleSpec() == null
                                ? ""
                                : request.scheduleSpec().strip(),
                        Objects.requireNonNull(request.transportConfig()).completed()));
    }

    Outcome<SourceBinding.Terms> terms(TenantId tenant, SourceBinding present, UpdateSourceBindingRequest request) {
        Faults faults = new Faults();
        if (request.kind() != null && request.kind() != present.kind()) {
            faults.add("body.kind", "stays " + present.kind() + " as long as there is the binding", request.kind());
        }
        check(
                faults,
                tenant,
                request.format(),
                request.scheduleSpec(),
                request.connectionId(),
                request.transportConfig());
        SourceBinding.Terms terms = present.terms();
        return faults.or(new SourceBinding.Terms(
                request.format() == null ? terms.format() : request.format().strip(),
                Objects.requireNonNullElse(request.enabled(), terms.enabled()),
                request.scheduleSpec() == null
                        ? terms.scheduleSpec()
                        : request.scheduleSpec().strip(),
                request.transportConfig() == null
                        ? terms.transport()
                        : request.transportConfig().completed()));
    }

    private void check(
            Faults faults,
            TenantId tenant,
            @Nullable String format,
            @Nullable String scheduleSpec,
            @Nullable UUID connectionId,
            @Nullable FileTransport transport) {
        if (format != null) {
            format(faults, tenant, format);
        }
        if (scheduleSpec != null) {
            FetchTimes.check(faults, "body.scheduleSpec", scheduleSpec.strip());
        }
        if (connectionId != null) {
            faults.add("body.connectionId", "belongs to bindings of kind query", connectionId);
        }
        if (transport != null) {
            FileTransportCheck.check(faults, "body.transportConfig", transport);
        }
    }

    /** A key that is no line of text is not looked for. */
    private void format(Faults faults, TenantId tenant, String format) {
        Faults text = new Faults();
        text.line("body.format", format, LONGEST_FORMAT);
        if (!text.none()) {
            faults.line("body.format", format, LONGEST_FORMAT);
            return;
        }
        formats.orderedStream()
                .flatMap(check -> check.unusable(tenant, format.strip()).stream())
                .forEach(message -> faults.add("body.format", message, format));
    }
}
