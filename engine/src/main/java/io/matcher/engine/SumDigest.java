package io.matcher.engine;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** What a group of several rows adds to a run's digest: its rows and what each is allocated, in no order. */
final class SumDigest {

    private SumDigest() {}

    static void update(MessageDigest sha, Groups groups, int group, Digests left, Digests right) {
        allocated(groups, group, Side.LEFT, left).updateSorted(sha);
        allocated(groups, group, Side.RIGHT, right).updateSorted(sha);
        for (AlternativeGroup other : groups.alternativeGroups(group)) {
            rows(other.left(), left).updateSorted(sha);
            rows(other.right(), right).updateSorted(sha);
            sha.update((byte) other.score());
        }
        SumCertificate certificate = groups.certificate(group);
        if (certificate != null) {
            sha.update(certificate.verdict().name().getBytes(StandardCharsets.UTF_8));
            sha.update(ByteBuffer.allocate(20)
                    .putInt(certificate.candidates())
                    .putLong(certificate.work())
                    .putLong(certificate.odds())
                    .array());
        }
    }

    private static Digests allocated(Groups groups, int group, Side side, Digests rows) {
        int[] members = groups.rows(group, side);
        Digests all = new Digests(members.length);
        MessageDigest sha = Digests.sha256();
        for (int i = 0; i < members.length; i++) {
            rows.update(sha, members[i]);
            sha.update(plain(groups.allocated(group, side, i)));
            all.set(i, sha);
        }
        return all;
    }

    private static byte[] plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString().getBytes(StandardCharsets.UTF_8);
    }

    private static Digests rows(List<Integer> members, Digests rows) {
        Digests all = new Digests(members.size());
        MessageDigest sha = Digests.sha256();
        for (int i = 0; i < members.size(); i++) {
            rows.update(sha, members.get(i));
            all.set(i, sha);
        }
        return all;
    }
}
