package io.moov.client.support;

import java.util.List;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate for localhost that only the client made here trusts. */
public final class Tls {
    private static final HeldCertificate LOCALHOST = new HeldCertificate.Builder()
            .commonName("localhost")
            .addSubjectAlternativeName("localhost")
            .build();

    public static final HandshakeCertificates SERVER =
            new HandshakeCertificates.Builder().heldCertificate(LOCALHOST).build();

    private static final HandshakeCertificates CLIENT = new HandshakeCertificates.Builder()
            .addTrustedCertificate(LOCALHOST.certificate())
            .build();

    private Tls() {}

    public static OkHttpClient trustingClient(Protocol... protocols) {
        return new OkHttpClient.Builder()
                .sslSocketFactory(CLIENT.sslSocketFactory(), CLIENT.trustManager())
                .protocols(List.of(protocols))
                .build();
    }
}
