package firewatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How the embedded PostgreSQL is set up: durable, small, reachable over loopback with the password only. */
final class PostgresSettings {
    private static final String SETTINGS = """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            password_encryption = scram-sha-256

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            max_connections = 60
            shared_buffers = 96MB
            work_mem = 4MB
            maintenance_work_mem = 32MB
            wal_buffers = 4MB
            max_wal_size = 512MB
            min_wal_size = 80MB
            checkpoint_timeout = 10min
            io_method = sync
            max_worker_processes = 4
            max_parallel_workers_per_gather = 0
            max_wal_senders = 0
            wal_level = minimal
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            datestyle = 'iso, ymd'
            default_text_search_config = 'pg_catalog.simple'

            logging_collector = on
            log_directory = '../log'
            log_filename = 'postgres-%%a.log'
            log_rotation_age = 1d
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_min_messages = warning
            log_min_error_statement = panic
            """;
    private static final String WHO_MAY_CONNECT = "host all all 127.0.0.1/32 scram-sha-256\n";

    private PostgresSettings() {}

    static void write(Path data, int port) throws IOException {
        Files.writeString(data.resolve("postgresql.conf"), SETTINGS.formatted(port));
        Files.writeString(data.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    }
}
