package io.matcher.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.matcher.discovery.pull.Vendor;
import io.matcher.platform.http.Cidr;
import io.matcher.platform.secrets.Hmac;
import io.matcher.platform.tenancy.TenantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import org.junit.jupiter.api.Test;

/** The work that a refusal takes, written down step by step: it must not tell what was wrong. */
class GateTest {

    private static final byte[] SECRET = "the-signing-secret".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BODY = "{\"event\":\"item/updated\"}".getBytes(StandardCharsets.UTF_8);
    private static final TokenHash KNOWN = TokenHash.of("mwt_known".getBytes(StandardCharsets.UTF_8));
    private static final TokenHash UNKNOWN = TokenHash.of("mwt_guess".getBytes(StandardCharsets.UTF_8));
    private static final Binding BINDING =
            new Binding(new TenantId(UUID.randomUUID()), UUID.randomUUID(), UUID.randomUUID(), Vendor.PLUGGY, "item");

    private final List<String> work = new ArrayList<>();

    /** Sums that write down what they are asked for: kind and length, never content. */
    private final class CountedSums extends Sums {
        @Override
        Mac begin(byte[] key) {
            work.add("begin");
            return super.begin(key);
        }

        @Override
        void take(Mac signature, byte[] bytes, int length) {
            work.add("sign " + length);
            super.take(signature, bytes, length);
        }

        @Override
        boolean same(byte[] expected, byte[] given) {
            work.add("compare");
            return super.same(expected, given);
        }
    }

    private Gate gate(boolean signed, boolean authorized, boolean addressRequired) {
        return new Gate(
                token -> {
                    work.add("lookup");
                    return token.equals(KNOWN) ? Optional.of(BINDING) : Optional.empty();
                },
                (tenant, vendor) -> {
                    work.add("rules");
                    boolean nobody = tenant.equals(Gate.NOBODY);
                    return new ProofRules(
                            new ProofRules.Expected(signed && !nobody, SECRET),
                            new ProofRules.Expected(authorized && !nobody, SECRET),
                            List.of(Cidr.parse("192.0.2.0/24").orElseThrow()),
                            addressRequired && !nobody);
                },
                new CountedSums());
    }

    private static Arrival arrival(String provider, TokenHash token, List<String> signatures, String address) {
        return new Arrival(
                provider, token, signatures, List.of(), Cidr.address(address).orElseThrow());
    }

    private List<String> workOf(Gate gate, Arrival arrival, boolean admitted) throws IOException {
        work.clear();
        Optional<Gate.Admitted> outcome = gate.admit(arrival, (keep, sink) -> {
            sink.take(BODY, BODY.length);
            return keep ? BODY : new byte[0];
        });
        assertThat(outcome.isPresent()).isEqualTo(admitted);
        return List.copyOf(work);
    }

    @Test
    void every_refusal_takes_the_same_steps_as_the_others_and_as_an_admission() throws IOException {
        String good = HexFormat.of().formatHex(Hmac.sha256(SECRET, BODY));
        String bad = "00".repeat(32);
        Map<String, Arrival> refused = new LinkedHashMap<>();
        refused.put("unknown token", arrival("pluggy", UNKNOWN, List.of(good), "192.0.2.1"));
        refused.put("other vendor", arrival("belvo", KNOWN, List.of(good), "192.0.2.1"));
        refused.put("no vendor", arrival("plaid", KNOWN, List.of(good), "192.0.2.1"));
        refused.put("wrong signature", arrival("pluggy", KNOWN, List.of(bad), "192.0.2.1"));
        refused.put("malformed signature", arrival("pluggy", KNOWN, List.of("no hex"), "192.0.2.1"));
        refused.put("two signatures", arrival("pluggy", KNOWN, List.of(good, good), "192.0.2.1"));
        refused.put("no signature", arrival("pluggy", KNOWN, List.of(), "192.0.2.1"));
        refused.put("unknown token and address", arrival("pluggy", UNKNOWN, List.of(), "198.51.100.1"));
        refused.put("wrong address", arrival("pluggy", KNOWN, List.of(good), "198.51.100.1"));
        Gate gate = gate(true, true, true);
        List<String> steps = workOf(gate, arrival("pluggy", KNOWN, List.of(good), "192.0.2.1"), true);
        assertThat(steps).containsExactly("lookup", "rules", "begin", "sign " + BODY.length, "compare", "compare");
        for (Map.Entry<String, Arrival> each : refused.entrySet()) {
            assertThat(workOf(gate, each.getValue(), false)).as(each.getKey()).isEqualTo(steps);
        }
        assertThat(workOf(gate(false, false, false), refused.get("unknown token"), false))
                .isEqualTo(steps);
    }

    @Test
    void the_body_of_an_unknown_token_is_not_kept() throws IOException {
        List<Boolean> kept = new ArrayList<>();
        for (TokenHash token : List.of(KNOWN, UNKNOWN)) {
            Optional<Gate.Admitted> admitted = gate(false, false, false)
                    .admit(arrival("pluggy", token, List.of(), "192.0.2.1"), (keep, sink) -> {
                        kept.add(keep);
                        return BODY;
                    });
            assertThat(admitted.isPresent()).isEqualTo(token.equals(KNOWN));
        }
        assertThat(kept).containsExactly(true, false);
    }

    @Test
    void nobodys_rules_admit_nobody_even_from_a_listed_address_with_the_stand_in_for_a_secret() throws IOException {
        String signature = HexFormat.of().formatHex(Hmac.sha256(SECRET, BODY));
        for (List<String> signatures : List.of(List.<String>of(), List.of(signature))) {
            workOf(gate(false, false, false), arrival("pluggy", UNKNOWN, signatures, "192.0.2.1"), false);
        }
    }
}
