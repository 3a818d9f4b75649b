package firewatch.ingest.mqtt;

import io.netty.handler.ssl.SslHandler;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** The certificate that a client showed at the TLS port, of an authority that the settings name. */
record ClientCertificate(X509Certificate certificate) {

    /** The one of the connection, whose handshake is done; null where the client showed none. */
    static @Nullable ClientCertificate of(@Nullable SslHandler tls) {
        if (tls == null) {
            return null;
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0] instanceof X509Certificate shown
                    ? new ClientCertificate(shown)
                    : null;
        } catch (SSLPeerUnverifiedException e) {
            return null;
        }
    }

    /**
     * The name of the gateway that it stands for: its one common name (CN). Empty where it has none or several, or is
     * over: a TLS session that is taken up again does not look.
     */
    Optional<String> gateway(Instant now) {
        List<String> names = commonNames();
        return names.size() == 1 && isInForce(now) ? Optional.of(names.getFirst()) : Optional.empty();
    }

    private boolean isInForce(Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateExpiredException | CertificateNotYetValidException e) {
            return false;
        }
    }

    private List<String> commonNames() {
        List<String> names = new ArrayList<>();
        try {
            for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                Attribute name = part.toAttributes().get("CN");
                for (int i = 0; name != null && i < name.size(); i++) {
                    names.add(String.valueOf(name.get(i)));
                }
            }
        } catch (NamingException e) {
            return List.of();
        }
        return names;
    }
}
