package io.moov.client.limits;

import io.moov.client.support.RawServer;
import io.moov.client.support.Tally;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;

/** Where in an attempt nothing goes on any more, because somebody else is silent. */
enum Stage {
    NAME_LOOKUP(false) {
        @Override
        void open(Place place) {
            place.url = "https://api.example";
            place.http.dns(name -> {
                place.reached.add();
                place.awaitEndOfTest();
                throw new UnknownHostException(name);
            });
        }
    },
    CONNECTING(false) {
        @Override
        void open(Place place) throws IOException {
            CrowdedServer server = CrowdedServer.start();
            place.server = server;
            place.url = server.url();
            place.http.eventListener(new PlaceListener(place) {
                @Override
                public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
                    place.reached.add();
                }
            });
        }
    },
    /** Where OkHttp loses a cancellation: the handshake begins after it. */
    BETWEEN_CONNECTING_AND_HANDSHAKE(false) {
        @Override
        void open(Place place) throws IOException {
            place.serve(RawServer.start(RawServer.Connection::stall));
            place.url = place.url.replace("http:", "https:");
            place.http.eventListener(new PlaceListener(place) {
                @Override
                public void secureConnectStart(Call call) {
                    place.reached.add();
                    awaitUninterruptibly(place.cancelled);
                }
            });
        }
    },
    HANDSHAKE(false) {
        @Override
        void open(Place place) throws IOException {
            place.serve(RawServer.start(RawServer.Connection::stall));
            place.url = place.url.replace("http:", "https:");
            place.http.eventListener(new PlaceListener(place) {
                @Override
                public void secureConnectStart(Call call) {
                    place.reached.add();
                }
            });
        }
    },
    TUNNEL_OF_A_PROXY(false) {
        @Override
        void open(Place place) throws IOException {
            place.serve(RawServer.start(connection -> {
                connection.readRequest();
                place.reached.add();
                connection.stall();
            }));
            int port = URI.create(place.url).getPort();
            place.http.proxy(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", port)));
            place.url = "https://api.example";
        }
    },
    RESPONSE(true) {
        @Override
        void open(Place place) throws IOException {
            place.serve(RawServer.start(connection -> {
                connection.readRequest();
                place.reached.add();
                connection.stall();
            }));
        }
    };

    /** Whether the server may have carried the request out. */
    final boolean sent;

    Stage(boolean sent) {
        this.sent = sent;
    }

    abstract void open(Place place) throws IOException;

    Place open() throws IOException {
        Place place = new Place();
        place.http.eventListener(new PlaceListener(place));
        open(place);
        return place;
    }

    /** Waits as OkHttp's own code may, which neither notices an interrupt nor takes its flag away. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (latch.getCount() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** A stage of one attempt, which does not go on by itself. */
    static final class Place implements Closeable {
        final Tally reached = new Tally("attempts at the stage");
        final Tally left = new Tally("attempts that ended");
        final OkHttpClient.Builder http = new OkHttpClient.Builder();

        private final CountDownLatch cancelled = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private String url = "";
        private Closeable server = () -> {};
        private RawServer raw;

        private void serve(RawServer server) {
            this.server = server;
            this.raw = server;
            this.url = server.url();
        }

        String url() {
            return url;
        }

        /** Waits until the attempt has let go of its connection, if it had one, and of its thread. */
        void awaitLeft() throws InterruptedException {
            left.await(1);
            if (raw != null) {
                raw.hangUps.await(1);
            }
        }

        private void awaitEndOfTest() {
            awaitUninterruptibly(over);
        }

        @Override
        public void close() {
            over.countDown();
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static class PlaceListener extends EventListener {
        private final Place place;

        PlaceListener(Place place) {
            this.place = place;
        }

        @Override
        public void canceled(Call call) {
            place.cancelled.countDown();
        }

        @Override
        public void callFailed(Call call, IOException e) {
            place.left.add();
        }

        /** Also what ends by an {@link InterruptedException}, which OkHttp takes for no failure. */
        @Override
        public void callEnd(Call call) {
            place.left.add();
        }
    }
}
