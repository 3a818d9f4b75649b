package firewatch.ingest.http;

import firewatch.access.GatewaySecrets;
import firewatch.ingest.register.Credentials;
import jakarta.inject.Singleton;

/** Lets gateways in over HTTP by the id and secret that they have for MQTT. */
@Singleton
public class GatewayLogin implements GatewaySecrets {
    private final Credentials credentials;

    GatewayLogin(Credentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public boolean isRight(String gateway, byte[] secret) {
        return credentials.authenticate(gateway, secret).isPresent();
    }
}
