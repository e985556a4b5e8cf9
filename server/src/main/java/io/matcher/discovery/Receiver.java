package io.matcher.discovery;

import io.matcher.platform.database.Ids;
import io.matcher.platform.http.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes deliveries: lets in what proves itself, keeps it, and says how it went. */
@Component
class Receiver {

    private static final int PIECE_BYTES = 8_192;

    /** How a delivery ended. */
    sealed interface Reception {

        /** Kept, and on disk. */
        record Kept(int status) implements Reception {}

        /** Not let in, for a reason that is not told. */
        record Unproved() implements Reception {}

        /** Too many: failed proofs of one address, or deliveries of one token. */
        record TooMany(Duration pause) implements Reception {}
    }

    private final Gate gate;
    private final Deliveries deliveries;
    private final ProofSettings settings;
    private final WebhookLimits limits;
    private final Clock clock;

    Receiver(Gate gate, Deliveries deliveries, ProofSettings settings, WebhookLimits limits, Clock clock) {
        this.gate = gate;
        this.deliveries = deliveries;
        this.settings = settings;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Takes a delivery.
     *
     * @param announced the length that the sender announced; -1 for none
     * @throws TooLargeException when the body is larger than the limit, whoever sends it
     * @throws IOException when the sender hangs up
     */
    Reception receive(Arrival arrival, long announced, InputStream body) throws IOException {
        long most = limits.bodyBytes();
        if (announced > most) {
            throw new TooLargeException(most);
        }
        Optional<Gate.Admitted> admitted = gate.admit(arrival, (keep, sink) -> read(body, most, keep, sink));
        if (admitted.isEmpty()) {
            Duration wait = limits.failed(arrival.address());
            return wait.isZero() ? new Reception.Unproved() : new Reception.TooMany(wait);
        }
        Binding binding = admitted.get().binding();
        Duration wait = limits.delivered(binding.tokenId());
        if (!wait.isZero()) {
            return new Reception.TooMany(wait);
        }
        deliveries.keep(Delivery.read(Ids.next(), binding, admitted.get().body(), clock.instant()));
        return new Reception.Kept(settings.acknowledgement(binding.tenant(), binding.vendor()));
    }

    private static byte[] read(InputStream body, long most, boolean keep, Gate.Sink sink) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(keep ? PIECE_BYTES : 0);
        byte[] piece = new byte[PIECE_BYTES];
        long total = 0;
        for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
            total += length;
            if (total > most) {
                throw new TooLargeException(most);
            }
            sink.take(piece, length);
            if (keep) {
                kept.write(piece, 0, length);
            }
        }
        return kept.toByteArray();
    }
}
