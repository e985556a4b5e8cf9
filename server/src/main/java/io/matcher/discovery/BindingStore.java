package io.matcher.discovery;

import io.matcher.platform.tenancy.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds whose a token is by its hash; the only place that looks across tenants, through a function made for nothing else. It always
 * asks the database, so that a revoked token is refused at once; deliveries that arrive together share the question.
 */
@Component
class BindingStore implements Gate.Lookup {

    private static final int LARGEST_QUESTION = 64;

    /** All lookups are alike: whoever asks at the same time asks together. */
    private enum Everyone {
        TOGETHER
    }

    private final JdbcClient jdbc;
    private final Batches<Everyone, TokenHash, Optional<Binding>> questions =
            new Batches<>("tokens", LARGEST_QUESTION, (everyone, tokens) -> resolve(tokens));

    BindingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Binding> of(TokenHash token) {
        return questions.submit(Everyone.TOGETHER, token);
    }

    private List<Optional<Binding>> resolve(List<TokenHash> tokens) {
        Map<TokenHash, Binding> known = new HashMap<>();
        jdbc.sql("select * from resolve_webhook_tokens(?)")
                .param(tokens.stream().distinct().map(TokenHash::bytes).toArray(byte[][]::new))
                .query(row -> {
                    known.put(
                            TokenHash.stored(row.getBytes("hash")),
                            new Binding(
                                    new TenantId(row.getObject("tenant_id", UUID.class)),
                                    row.getObject("token_id", UUID.class),
                                    row.getObject("connection_id", UUID.class),
                                    ConnectionStore.vendor(row.getString("vendor")),
                                    row.getString("account_ref")));
                });
        return tokens.stream()
                .map(token -> Optional.ofNullable(known.get(token)))
                .toList();
    }
}
