package io.matcher.platform.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matcher.platform.startup.StartRefused;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    private static final URI VENDOR = URI.create("https://vendor.example/api");

    private final AddressPolicy strict = new AddressPolicy(List.of(), false, Names.ofTheSystem());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.127.255.254",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "169.254.1.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.7",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "100.100.100.200",
                "168.63.129.16",
                "[::]",
                "[::1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:169.254.169.254]",
                "[::127.0.0.1]",
                "[fc00::1]",
                "[fd00:ec2::254]",
                "[fdff::1]",
                "[fe80::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b:1::a00:1]",
                "[2002:7f00:1::]",
                "[2001:0:1::1]",
                "[2001:db8::1]",
                "[100::1]",
                "[5f00::1]",
                "[::ffff:0:127.0.0.1]"
            })
    void no_special_purpose_address_is_called(String host) {
        assertThat(strict.objectionTo(URI.create("https://" + host + "/"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "52.67.145.81", "172.32.0.1", "100.128.0.1", "[2606:4700:4700::1111]"})
    void an_address_of_the_internet_is_called(String host) {
        assertThat(strict.objectionTo(URI.create("https://" + host + "/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8/", "ftp://8.8.8.8/", "file:///etc/passwd", "https:///path",
                        "https://user:pass@8.8.8.8/",
                "https://user@8.8.8.8/", "https://8.8.8.8/#x", "https://8.8.8.8:0/", "https://8.8.8.8:70000/",
                        "//8.8.8.8/",
                "https:8.8.8.8", "jar:https://8.8.8.8/!/"
            })
    void nothing_but_an_https_url_without_user_and_fragment_is_a_target(String url) {
        assertThat(strict.objectionTo(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f000001/",
                "https://localhost/",
                "https://localhost./"
            })
    void loopback_by_another_name_is_loopback(String url) {
        assertThatThrownBy(() -> strict.addressesFor(URI.create(url)))
                .isInstanceOfAny(AddressRefusedException.class, UnknownHostException.class);
    }

    @Test
    void one_private_address_among_public_ones_refuses_the_name() {
        AddressPolicy policy = new AddressPolicy(List.of(), false, host -> addresses("8.8.8.8", "10.0.0.1"));
        assertThat(policy.objectionTo(VENDOR)).hasValue("leads to an address that is not on the public internet");
    }

    @Test
    void a_name_that_does_not_resolve_now_may_be_stored_but_not_called() {
        AddressPolicy policy = new AddressPolicy(List.of(), false, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(policy.objectionTo(VENDOR)).isEmpty();
        assertThat(policy.objectionTo(URI.create("http://vendor.example"))).isPresent();
        assertThatThrownBy(() -> policy.addressesFor(VENDOR)).isInstanceOf(UnknownHostException.class);
    }

    @Test
    void an_operator_permits_a_private_host_by_name_and_port_also_in_plain_http() {
        AddressPolicy policy = new AddressPolicy(List.of("midaz.internal:3000"), false, host -> addresses("10.1.2.3"));
        assertThat(policy.objectionTo(URI.create("http://midaz.internal:3000/")))
                .isEmpty();
        assertThat(policy.objectionTo(URI.create("https://MIDAZ.internal:3000/")))
                .isEmpty();
        assertThat(policy.objectionTo(URI.create("http://midaz.internal:3001/")))
                .isPresent();
        assertThat(policy.objectionTo(URI.create("http://other.internal:3000/")))
                .isPresent();
    }

    @Test
    void an_operator_permits_a_block_of_private_addresses_on_a_port() {
        AddressPolicy policy =
                new AddressPolicy(List.of("10.1.0.0/16:443", "[fc00:1::/32]:443"), false, Names.ofTheSystem());
        assertThat(policy.objectionTo(URI.create("https://10.1.255.1/"))).isEmpty();
        assertThat(policy.objectionTo(URI.create("https://[fc00:1::5]/"))).isEmpty();
        assertThat(policy.objectionTo(URI.create("https://10.2.0.1/"))).isPresent();
        assertThat(policy.objectionTo(URI.create("https://10.1.255.1:8443/"))).isPresent();
    }

    @Test
    void metadata_and_link_local_addresses_can_not_be_permitted() {
        AddressPolicy policy = new AddressPolicy(
                List.of("169.254.0.0/16:80", "meta.internal:80", "[fd00:ec2::254]:80"),
                true,
                host -> addresses(host.equals("meta.internal") ? "169.254.169.254" : host));
        assertThat(policy.objectionTo(URI.create("http://169.254.169.254/"))).isPresent();
        assertThat(policy.objectionTo(URI.create("http://meta.internal/"))).isPresent();
        assertThat(policy.objectionTo(URI.create("http://[fd00:ec2::254]/"))).isPresent();
    }

    @Test
    void a_permitted_name_that_turns_out_public_still_needs_https() {
        AddressPolicy policy = new AddressPolicy(List.of("midaz.internal:80"), false, host -> addresses("8.8.8.8"));
        assertThat(policy.objectionTo(URI.create("http://midaz.internal/"))).hasValue("must use https");
    }

    @Test
    void loopback_vendors_live_on_127_0_0_1_and_nowhere_else() {
        AddressPolicy policy = new AddressPolicy(List.of(), true, Names.ofTheSystem());
        assertThat(policy.objectionTo(URI.create("http://127.0.0.1:8080/"))).isEmpty();
        assertThat(policy.objectionTo(URI.create("http://localhost:8080/"))).isPresent();
        assertThat(policy.objectionTo(URI.create("http://127.0.0.2:8080/"))).isPresent();
        assertThat(policy.objectionTo(URI.create("http://10.0.0.1:8080/"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "midaz",
                "midaz:",
                "midaz:x",
                "midaz:0",
                "10.0.0.0/33:80",
                "10.0.0/8:80",
                ":80",
                "a b:80",
                "fc00::/7:99999"
            })
    void a_permit_that_can_not_be_read_refuses_to_start(String entry) {
        assertThatThrownBy(() -> new AddressPolicy(List.of(entry), false, Names.ofTheSystem()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(entry);
    }

    @Test
    void the_objection_never_repeats_the_url() {
        Optional<String> objection = strict.objectionTo(URI.create("https://user:secret@10.0.0.1/"));
        assertThat(objection).isPresent();
        assertThat(objection.get()).doesNotContain("secret");
    }

    static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return List.of(addresses);
    }
}
