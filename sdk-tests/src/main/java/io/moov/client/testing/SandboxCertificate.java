package io.moov.client.testing;

import java.net.InetAddress;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate of the sandbox's own, which nobody trusts unless told to. */
final class SandboxCertificate {
    private final HeldCertificate certificate = new HeldCertificate.Builder()
            .addSubjectAlternativeName(InetAddress.getLoopbackAddress().getHostName())
            .addSubjectAlternativeName(InetAddress.getLoopbackAddress().getHostAddress())
            .build();

    SSLSocketFactory serverSocketFactory() {
        return new HandshakeCertificates.Builder()
                .heldCertificate(certificate)
                .build()
                .sslSocketFactory();
    }

    OkHttpClient trustingHttpClient() {
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(certificate.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }
}
