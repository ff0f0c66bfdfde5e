package io.moov.client.cost;

import java.time.Duration;
import okhttp3.OkHttpClient;

/** The clients that are measured, in the order of the tables. The others are compared with the first one. */
enum Client {
    OKHTTP("bare OkHttp", Jars.OKHTTP),
    OKHTTP_LIMITS("bare OkHttp with the SDK's limits", Jars.OKHTTP),
    OKHTTP_NO_TIMERS("bare OkHttp without timers", Jars.OKHTTP),
    RETROFIT("Retrofit and converter-moshi", Jars.OKHTTP + "|retrofit|converter-moshi"),
    GENERATED("Retrofit, generated adapters, no core", Jars.OKHTTP + "|retrofit|converter-moshi|sdk-auth"),
    SDK("the SDK", Jars.OKHTTP + "|retrofit|sdk-"),
    SDK_ASYNC("the SDK, asynchronous", Jars.OKHTTP + "|retrofit|sdk-"),
    JDK("JDK HttpClient and Jackson", "jackson"),
    NIMBUS("Nimbus oauth2-oidc-sdk", Jars.NIMBUS),
    SPRING("Spring Security", Jars.NIMBUS + "|spring|jackson|commons-logging|micrometer");

    private static final class Jars {
        static final String OKHTTP = "okhttp|okio|moshi|kotlin-stdlib|jspecify";
        static final String NIMBUS = "oauth2-oidc|nimbus|content-type|json-smart|accessors|asm-9|lang-tag|jcip";
    }

    final String label;

    /** Begins the names of what it needs on the class path. */
    final String jars;

    Client(String label, String jars) {
        this.label = label;
        this.jars = jars;
    }

    /** As it comes, but for the two that say otherwise. Written so that a start takes no lambdas and no class of another. */
    TokenCall call(String url) {
        switch (this) {
            case OKHTTP_LIMITS:
                return new OkHttpCall(
                        new OkHttpClient.Builder()
                                .callTimeout(Duration.ofSeconds(15))
                                .readTimeout(Duration.ofSeconds(15))
                                .build(),
                        url);
            case OKHTTP_NO_TIMERS:
                return new OkHttpCall(
                        new OkHttpClient.Builder()
                                .connectTimeout(Duration.ZERO)
                                .readTimeout(Duration.ZERO)
                                .writeTimeout(Duration.ZERO)
                                .build(),
                        url);
            case SDK:
                return new SdkCall(null, url, false);
            case SDK_ASYNC:
                return new SdkCall(null, url, true);
            case JDK:
                return new JdkCall(url);
            case NIMBUS:
                return new NimbusCall(url);
            case SPRING:
                return new SpringCall(url);
            default:
                return over(new OkHttpClient(), url);
        }
    }

    /** Over an OkHttp client that is given. */
    TokenCall over(OkHttpClient http, String url) {
        switch (this) {
            case OKHTTP:
                return new OkHttpCall(http, url);
            case RETROFIT:
                return new RetrofitCall(http, url);
            case GENERATED:
                return new GeneratedCall(http, url);
            case SDK:
                return new SdkCall(http, url, false);
            default:
                throw new IllegalArgumentException(name());
        }
    }
}
