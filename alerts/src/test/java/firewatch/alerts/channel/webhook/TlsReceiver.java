package firewatch.alerts.channel.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A receiver over TLS with a certificate for one name, made for the test by the JDK's own tool. */
record TlsReceiver(HttpServer server, Path trust, List<String> names) implements AutoCloseable {
    static TlsReceiver named(Vertx vertx, String name) throws IOException, InterruptedException {
        Path store = Files.createDirectories(Path.of("target")).resolve("webhook-tls-" + System.nanoTime() + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-validity",
                        "2",
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        List<String> names = new CopyOnWriteArrayList<>();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setSni(true)
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(store.toString()).setPassword("changeit")))
                .requestHandler(request -> {
                    names.add(String.valueOf(request.connection().indicatedServerName()));
                    request.response().end();
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return new TlsReceiver(server, trustOf(store), names);
    }

    int port() {
        return server.actualPort();
    }

    private static Path trustOf(Path store) throws IOException, InterruptedException {
        Path certificate = store.resolveSibling(store.getFileName() + ".crt");
        Path trust = store.resolveSibling("trust-" + store.getFileName());
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        run(
                keytool,
                "-exportcert",
                "-alias",
                "it",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-file",
                certificate.toString());
        run(
                keytool,
                "-importcert",
                "-noprompt",
                "-alias",
                "it",
                "-keystore",
                trust.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-file",
                certificate.toString());
        return trust;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
    }

    @Override
    public void close() {
        server.close().toCompletionStage().toCompletableFuture().join();
    }
}
