package io.moov.client.support;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
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

    /** Makes the certificate one that this JVM trusts by default, if nothing has used TLS in it yet. */
    public static void trustEverywhere(Path directory) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("localhost", LOCALHOST.certificate());
        Path file = directory.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "password".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", file.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "password");
    }

    /** Writes the server's certificate and key for programs that read PEM: {@code cert.pem} and {@code key.pem}. */
    public static void writePem(Path folder) throws IOException {
        Files.writeString(folder.resolve("cert.pem"), LOCALHOST.certificatePem());
        Files.writeString(folder.resolve("key.pem"), LOCALHOST.privateKeyPkcs8Pem());
    }

    public static OkHttpClient trustingClient(Protocol... protocols) {
        return new OkHttpClient.Builder()
                .sslSocketFactory(CLIENT.sslSocketFactory(), CLIENT.trustManager())
                .protocols(List.of(protocols))
                .build();
    }
}
