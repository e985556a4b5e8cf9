package io.matcher.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.startup.ServeOptions;
import io.matcher.platform.startup.StartRefused;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    private final ClientAddress behindProxies = trusting("10.0.0.0/8, 2001:db8:1::/48, 127.0.0.1");

    private static ClientAddress trusting(String proxies) {
        return new ClientAddress(ServeOptions.parse(Map.of("MATCHER_TRUSTED_PROXIES", proxies)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // peer             | X-Forwarded-For lines, ';' between lines       | client
                "203.0.113.9        |                                                | 203.0.113.9",
                "203.0.113.9        | 52.67.145.81                                   | 203.0.113.9",
                "10.0.0.1           | 52.67.145.81                                   | 52.67.145.81",
                "10.0.0.1           | 52.67.145.81, 203.0.113.7                      | 203.0.113.7",
                "10.0.0.1           | 52.67.145.81, 203.0.113.7, 10.2.3.4            | 203.0.113.7",
                "10.0.0.1           | 52.67.145.81;203.0.113.7                       | 203.0.113.7",
                "10.0.0.1           | 10.0.0.3, 10.0.0.2                             | 10.0.0.3",
                "10.0.0.1           | ''                                             | 10.0.0.1",
                "10.0.0.1           | ,                                              | 10.0.0.1",
                "10.0.0.1           | 52.67.145.81, unknown                          | 10.0.0.1",
                "10.0.0.1           | 52.67.145.81, 999.1.1.1, 10.0.0.2              | 10.0.0.2",
                "10.0.0.1           | 52.67.145.81, localhost                        | 10.0.0.1",
                "10.0.0.1           | 52.67.145.81, 3344                             | 10.0.0.1",
                "10.0.0.1           | 203.0.113.7:51234                              | 203.0.113.7",
                "10.0.0.1           | [2001:db8:9::1]:51234                          | 2001:db8:9:0:0:0:0:1",
                "10.0.0.1           | 2001:db8:9::1                                  | 2001:db8:9:0:0:0:0:1",
                "10.0.0.1           | 52.67.145.81, 2001:db8:1::7                    | 52.67.145.81",
                "2001:db8:1::5      | ::ffff:52.67.145.81                            | 52.67.145.81",
                "::ffff:10.0.0.1    | 52.67.145.81                                   | 52.67.145.81",
                "fe80::1%eth0       | 52.67.145.81                                   | fe80:0:0:0:0:0:0:1",
                "10.0.0.1           | 52.67.145.81 10.0.0.1                          | 10.0.0.1",
                "10.0.0.1           | 52.67.145.81, 203.0.113.7%0a                   | 203.0.113.7",
            })
    void the_client_is_the_first_hop_from_our_end_that_is_no_proxy_of_ours(String peer, String header, String client) {
        List<String> lines = header == null ? List.of() : Arrays.asList(header.split(";", -1));
        assertThat(behindProxies.of(peer, lines).getHostAddress()).isEqualTo(client);
    }

    @Test
    void without_trusted_proxies_only_the_peer_counts() {
        ClientAddress direct = new ClientAddress(ServeOptions.parse(Map.of()));
        assertThat(direct.of("127.0.0.1", List.of("52.67.145.81")).getHostAddress())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_proxy_that_is_no_address_refuses_the_start() {
        for (String wrong : List.of("proxy.example", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "::/129", "10.0.0.0/")) {
            assertThatThrownBy(() -> trusting(wrong))
                    .as(wrong)
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("MATCHER_TRUSTED_PROXIES");
        }
    }

    @Test
    void whatever_an_attacker_writes_before_our_proxy_names_him_he_stays_himself() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String alphabet = "0123456789abcdef.:,[]%/ \t-_xX\"';\\";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder claim = new StringBuilder();
            random.ints(random.nextInt(60), 0, alphabet.length()).forEach(at -> claim.append(alphabet.charAt(at)));
            assertThat(behindProxies
                            .of("10.0.0.1", List.of(claim + "," + "203.0.113.66"))
                            .getHostAddress())
                    .as("seed %d, claim %s", seed, claim)
                    .isEqualTo("203.0.113.66");
        }
    }

    @Test
    void blocks_hold_what_their_bits_say() {
        record Case(String block, String address, boolean holds) {}
        List.of(
                        new Case("52.67.145.81", "52.67.145.81", true),
                        new Case("52.67.145.81", "52.67.145.80", false),
                        new Case("52.67.145.80/31", "52.67.145.81", true),
                        new Case("0.0.0.0/0", "8.8.8.8", true),
                        new Case("0.0.0.0/0", "2001:db8::1", false),
                        new Case("::ffff:10.0.0.0/104", "10.9.9.9", true),
                        new Case("::ffff:10.0.0.1", "10.0.0.1", true),
                        new Case("2001:db8::/33", "2001:db8:7fff::", true),
                        new Case("2001:db8::/33", "2001:db8:8000::", false))
                .forEach(each -> assertThat(Cidr.parse(each.block())
                                .orElseThrow()
                                .contains(Cidr.address(each.address()).orElseThrow()))
                        .as(each.toString())
                        .isEqualTo(each.holds()));
    }
}
