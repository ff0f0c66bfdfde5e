package io.moov.openapi.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** What a step of the build prints. */
final class Printed {
    interface Step {
        void run() throws IOException;
    }

    private Printed() {}

    static String by(Step step) throws IOException {
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, UTF_8));
        try {
            step.run();
        } finally {
            System.setOut(console);
        }
        return out.toString(UTF_8);
    }
}
