package firewatch.ingest.register;

import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The gateways that may speak, in memory, as the register says now. */
@Singleton
public class Credentials {
    private static final int DIGEST_BYTES = 32;

    private final Map<GatewayId, GatewayCredential> credentials = new ConcurrentHashMap<>();
    private final List<Consumer<GatewayId>> listeners = new CopyOnWriteArrayList<>();

    /** The gateway that has this name and this secret, compared in constant time; empty where there is none. */
    public Optional<GatewayCredential> authenticate(String name, byte[] secret) {
        GatewayCredential credential = GatewayId.isValid(name) ? credentials.get(new GatewayId(name)) : null;
        byte[] expected = credential == null ? new byte[DIGEST_BYTES] : digestOf(credential);
        boolean isRight = MessageDigest.isEqual(sha256(secret), expected);
        return credential != null && isRight ? Optional.of(credential) : Optional.empty();
    }

    /** The gateway of this name, whoever vouches for who uses it; empty where none is registered. */
    public Optional<GatewayCredential> find(String name) {
        return GatewayId.isValid(name) ? Optional.ofNullable(credentials.get(new GatewayId(name))) : Optional.empty();
    }

    /** Whether the gateway may speak the format now. */
    public boolean allows(GatewayId gateway, String format) {
        GatewayCredential credential = credentials.get(gateway);
        return credential != null
                && (credential.formats().isEmpty() || credential.formats().contains(format));
    }

    /** Tells whenever a gateway was locked out or got another secret, so that its sessions must end. */
    public void onRevoked(Consumer<GatewayId> listener) {
        listeners.add(listener);
    }

    void put(GatewayCredential credential) {
        GatewayCredential before = credentials.put(credential.gateway(), credential);
        if (before != null && !before.secretSha256().equals(credential.secretSha256())) {
            listeners.forEach(listener -> listener.accept(credential.gateway()));
        }
    }

    void remove(GatewayId gateway) {
        if (credentials.remove(gateway) != null) {
            listeners.forEach(listener -> listener.accept(gateway));
        }
    }

    private static byte[] digestOf(GatewayCredential credential) {
        try {
            return HexFormat.of().parseHex(credential.secretSha256());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] sha256(byte[] secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
