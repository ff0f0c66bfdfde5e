package io.moov.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Begins no TLS handshake for an attempt that was ended. OkHttp loses a cancellation that comes between the TCP connection
 * and the handshake, which would then hold its thread for as long as the server is silent.
 */
final class HandshakeSocketFactory extends SSLSocketFactory {
    private final SSLSocketFactory factory;

    private HandshakeSocketFactory(SSLSocketFactory factory) {
        this.factory = factory;
    }

    /** Puts one around a client's own. */
    static void install(OkHttpClient.Builder builder, OkHttpClient client) {
        X509TrustManager trustManager = client.x509TrustManager();
        if (trustManager != null) {
            builder.sslSocketFactory(new HandshakeSocketFactory(client.sslSocketFactory()), trustManager);
        }
    }

    @Override
    public Socket createSocket(Socket socket, String host, int port, boolean autoClose) throws IOException {
        Attempt attempt = Attempt.current();
        if (attempt != null && attempt.ending() != null) {
            throw new InterruptedIOException("ended before the TLS handshake");
        }
        return factory.createSocket(socket, host, port, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return factory.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return factory.getSupportedCipherSuites();
    }

    @Override
    public Socket createSocket() throws IOException {
        return factory.createSocket();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return factory.createSocket(host, port, localHost, localPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return factory.createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return factory.createSocket(address, port, localAddress, localPort);
    }

    /** Two clients made from one of the caller's can share connections. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HandshakeSocketFactory && ((HandshakeSocketFactory) other).factory.equals(factory);
    }

    @Override
    public int hashCode() {
        return factory.hashCode();
    }
}
