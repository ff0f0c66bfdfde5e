package io.moov.client.limits;

import io.moov.client.MoovClient;
import io.moov.client.support.Clients;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;

/** Whose OkHttpClient a MoovClient runs on. */
enum Http {
    OWN(builder -> builder),
    CALLERS(builder -> builder.httpClient(new OkHttpClient()));

    final UnaryOperator<MoovClient.Builder> configuration;

    Http(UnaryOperator<MoovClient.Builder> configuration) {
        this.configuration = configuration;
    }

    /** A client whose calls no limit ends. */
    MoovClient clientOf(String url) {
        return builderOf(url).build();
    }

    MoovClient.Builder builderOf(String url) {
        return configuration.apply(Clients.unlimited(url));
    }
}
