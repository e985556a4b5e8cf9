package io.matcher.contexts;

import java.net.Inet6Address;
import java.util.List;
import java.util.regex.Pattern;

/** Decides whether files could be reached so; nobody is asked, and no name is resolved. */
final class FileTransportCheck {

    private static final int LONGEST = 255;
    private static final int LONGEST_PATH = 1024;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern ADDRESS = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern DIGITS = Pattern.compile("(?:.*\\.)?[0-9]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f:.]+");
    private static final Pattern SEPARATOR = Pattern.compile("[/\\\\]");

    private FileTransportCheck() {}

    static void check(Faults faults, String at, FileTransport transport) {
        if (!isHost(transport.host())) {
            faults.add(
                    at + ".host",
                    "is neither the name nor the address of a host, without a scheme, port or blanks",
                    null);
        }
        path(faults, at + ".path", transport.path());
        faults.line(at + ".glob", transport.glob(), LONGEST);
        faults.line(at + ".credentialRef", transport.credentialRef(), LONGEST);
        if (transport.connectOptions() != null) {
            JsonBounds.check(faults, at + ".connectOptions", transport.connectOptions());
        }
    }

    /** A name whose last label is a number is none: it would be taken for an address, and for which one depends on who reads it. */
    private static boolean isHost(String host) {
        if (host.contains(":")) {
            return isAddressOfSix(host);
        }
        return DIGITS.matcher(host).matches()
                ? ADDRESS.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    private static boolean isAddressOfSix(String host) {
        if (!HEXADECIMAL.matcher(host).matches()) {
            return false;
        }
        try {
            Inet6Address.ofLiteral(host);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static void path(Faults faults, String at, String path) {
        faults.line(at, path, LONGEST_PATH);
        if (!path.startsWith("/")) {
            faults.add(at, "does not begin with /", null);
        } else if (List.of(SEPARATOR.split(path, -1)).contains("..")) {
            faults.add(at, "leads upwards by ..", null);
        }
    }
}
