package firewatch.ingest.mqtt;

import static io.netty.handler.codec.mqtt.MqttConnectReturnCode.*;

import firewatch.events.GatewayCredential;
import firewatch.events.GatewayId;
import firewatch.ingest.mqtt.Admission.Admitted;
import firewatch.ingest.mqtt.Admission.Refused;
import firewatch.ingest.register.Credentials;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectPayload;
import io.netty.handler.codec.mqtt.MqttConnectVariableHeader;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The judge of who may come in: certificate, or name and secret; the client id, the last will. It keeps no state. */
final class Gatekeeper {
    private static final int LONGEST_CLIENT_ID = 128;

    private final Credentials credentials;
    private final MqttConfig config;
    private final Clock clock;

    Gatekeeper(Credentials credentials, MqttConfig config, Clock clock) {
        this.credentials = credentials;
        this.config = config;
        this.clock = clock;
    }

    Admission judge(MqttConnectMessage connect, @Nullable ClientCertificate certificate) {
        MqttConnectVariableHeader header = connect.variableHeader();
        MqttConnectPayload payload = connect.payload();
        boolean isVersion5 = header.version() == MqttVersion.MQTT_5.protocolLevel();
        if (header.version() < MqttVersion.MQTT_3_1_1.protocolLevel()) {
            return refused(CONNECTION_REFUSED_UNSUPPORTED_PROTOCOL_VERSION, "version", null);
        }
        if (header.properties().getProperty(MqttPropertyType.AUTHENTICATION_METHOD.value()) != null) {
            return refused(CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD, "authentication_method", null);
        }
        Optional<GatewayCredential> credential =
                certificate == null ? bySecret(header, payload) : byCertificate(certificate, header, payload);
        if (credential.isEmpty()) {
            return refused(CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD, "credentials", null);
        }
        GatewayId gateway = credential.get().gateway();
        String clientId = payload.clientIdentifier() == null ? "" : payload.clientIdentifier();
        boolean assigned = clientId.isEmpty();
        if (assigned && !isVersion5 && !header.isCleanSession()) {
            return refused(CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID, "client_id", null);
        }
        if (!assigned && !mayBeCalled(gateway, clientId)) {
            return refused(
                    CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                    "client_id",
                    "a client id begins with its gateway's id");
        }
        Refused will = judgeWill(gateway, header, payload, isVersion5);
        if (will != null) {
            return will;
        }
        return new Admitted(
                credential.get(),
                assigned ? gateway + "/" + UUID.randomUUID() : clientId,
                assigned,
                header.isCleanSession(),
                expiry(header, isVersion5),
                keepAlive(header, isVersion5),
                isVersion5);
    }

    /** Whether the client would still be let in by what it said of itself: it may have waited meanwhile. */
    boolean stillAdmits(Admitted who) {
        return credentials
                .find(who.gateway().value())
                .filter(now -> now.secretSha256().equals(who.credential().secretSha256()))
                .isPresent();
    }

    /** Whoever shows a certificate is who it names, or nobody; a password beside it is not looked at. */
    private Optional<GatewayCredential> byCertificate(
            ClientCertificate certificate, MqttConnectVariableHeader header, MqttConnectPayload payload) {
        return certificate
                .gateway(clock.instant())
                .filter(name -> !header.hasUserName() || name.equals(payload.userName()))
                .flatMap(credentials::find);
    }

    private Optional<GatewayCredential> bySecret(MqttConnectVariableHeader header, MqttConnectPayload payload) {
        byte[] password = payload.passwordInBytes();
        if (!header.hasUserName() || !header.hasPassword() || payload.userName() == null || password == null) {
            return Optional.empty();
        }
        return credentials.authenticate(payload.userName(), password);
    }

    private static boolean mayBeCalled(GatewayId gateway, String clientId) {
        return clientId.startsWith(gateway.value())
                && clientId.length() <= LONGEST_CLIENT_ID
                && clientId.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable Refused judgeWill(
            GatewayId gateway, MqttConnectVariableHeader header, MqttConnectPayload payload, boolean isVersion5) {
        if (!header.isWillFlag()) {
            return null;
        }
        String topic = payload.willTopic();
        boolean isOwn = topic != null
                && OwnTopic.of(gateway, topic)
                        .filter(own -> own.leaf() == OwnTopic.Leaf.LINK)
                        .isPresent();
        if (!isOwn) {
            return refused(CONNECTION_REFUSED_NOT_AUTHORIZED_5, "will", "a last will goes to the gateway's own link");
        }
        if (isVersion5 && header.isWillRetain()) {
            return refused(CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED, "will", null);
        }
        if (isVersion5 && header.willQos() > 1) {
            return refused(CONNECTION_REFUSED_QOS_NOT_SUPPORTED, "will", null);
        }
        return null;
    }

    private Duration expiry(MqttConnectVariableHeader header, boolean isVersion5) {
        if (!isVersion5) {
            return header.isCleanSession() ? Duration.ZERO : config.maxSessionExpiry();
        }
        MqttProperties.MqttProperty<?> asked =
                header.properties().getProperty(MqttPropertyType.SESSION_EXPIRY_INTERVAL.value());
        if (asked == null) {
            return Duration.ZERO;
        }
        Duration expiry = Duration.ofSeconds(Integer.toUnsignedLong((Integer) asked.value()));
        return expiry.compareTo(config.maxSessionExpiry()) > 0 ? config.maxSessionExpiry() : expiry;
    }

    private int keepAlive(MqttConnectVariableHeader header, boolean isVersion5) {
        int asked = header.keepAliveTimeSeconds();
        int most = (int) config.maxKeepAlive().toSeconds();
        return isVersion5 && (asked == 0 || asked > most) ? most : asked;
    }

    private static Refused refused(
            io.netty.handler.codec.mqtt.MqttConnectReturnCode code, String reason, @Nullable String detail) {
        return new Refused(code, reason, detail);
    }
}
