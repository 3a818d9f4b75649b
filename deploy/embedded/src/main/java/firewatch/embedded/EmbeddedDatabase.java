package firewatch.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;

/** A PostgreSQL server of our own on loopback, which writes what it commits to disk and wants a password. */
public final class EmbeddedDatabase implements AutoCloseable {
    public static final String USER = "firewatch";
    private static final String DATABASE = "firewatch";

    private final Postmaster postmaster;
    private final int port;
    private final String password;

    private EmbeddedDatabase(Postmaster postmaster, int port, String password) {
        this.postmaster = postmaster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server; it takes connections when this returns. A server that still runs on the folder, left behind
     * by a process that died, is stopped first.
     *
     * @param folder where its data and its password are kept; what is there is taken up again, on whatever port
     * @param port 0 for a free one
     * @throws IOException where it does not start, with the last words of its log
     */
    public static EmbeddedDatabase start(Path folder, int port) throws IOException {
        QuietLog.keep();
        Files.createDirectories(folder);
        Path passwordFile = folder.resolve("password");
        String password = SecretFile.kept(passwordFile);
        PostgresPrograms programs = PostgresPrograms.find(folder);
        Path data = folder.resolve("data");
        Postmaster postmaster = new Postmaster(programs, data);
        if (Files.exists(data)) {
            postmaster.stopAnyLeftBehind();
        } else {
            initialise(programs, data, passwordFile);
        }
        int chosen = FreePort.orAny(port);
        PostgresSettings.write(data, chosen);
        postmaster.start();
        EmbeddedDatabase database = new EmbeddedDatabase(postmaster, chosen, password);
        database.ensureDatabase();
        return database;
    }

    /**
     * Ends a server that still runs on the folder, left behind by a process that died, so that its port is free again.
     *
     * @param folder as for {@link #start}; where nothing was ever started there, nothing happens
     */
    public static void endLeftBehind(Path folder) throws IOException {
        Path data = folder.resolve("data");
        if (Postmaster.running(data).isPresent()) {
            new Postmaster(PostgresPrograms.find(folder), data).stopAnyLeftBehind();
        }
    }

    /** Made beside its place and moved there when complete, so that a half-made one is never taken for data. */
    private static void initialise(PostgresPrograms programs, Path data, Path passwordFile) throws IOException {
        Path draft = data.resolveSibling("data.new");
        Folders.delete(draft);
        programs.run(
                data.resolveSibling("initdb.log"),
                "initdb",
                "--pgdata=" + draft,
                "--username=" + USER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8");
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void ensureDatabase() throws IOException {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                Statement statement = connection.createStatement()) {
            try (ResultSet found =
                    statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            close();
            throw new IOException("PostgreSQL started and refuses us: " + e.getMessage(), e);
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return url(DATABASE);
    }

    public String password() {
        return password;
    }

    /** Completed when the server has ended, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return postmaster.ended();
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Stops at once and in order: connections are broken off, what was committed is on disk. */
    @Override
    public void close() {
        postmaster.stop();
    }
}
