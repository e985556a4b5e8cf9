package io.matcher.platform.postgres;

/** What the server is told: durable, on loopback only, passwords always, modest in memory. */
final class ServerConfig {
    private ServerConfig() {}

    static String settings(int port) {
        return """
                # Written anew at every start; put additions into operator.conf beside this file.
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                max_connections = 100
                password_encryption = 'scram-sha-256'

                fsync = on
                synchronous_commit = on
                full_page_writes = on
                max_wal_size = '2GB'
                wal_compression = 'pglz'

                shared_buffers = '256MB'
                maintenance_work_mem = '128MB'
                effective_cache_size = '1GB'
                jit = off

                timezone = 'UTC'
                log_timezone = 'UTC'
                lc_messages = 'C'
                default_text_search_config = 'pg_catalog.simple'

                # The service reads the server's words from its standard error; the text of a failed statement may hold
                # what must not be logged.
                log_destination = 'stderr'
                logging_collector = off
                log_line_prefix = '%%p '
                log_checkpoints = off
                log_min_error_statement = 'panic'

                include_if_exists = 'operator.conf'
                """.formatted(port);
    }

    static String access() {
        return """
                # Written anew at every start: every role, from this machine only, with its password.
                host all all 127.0.0.1/32 scram-sha-256
                """;
    }
}
