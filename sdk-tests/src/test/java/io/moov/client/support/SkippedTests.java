package io.moov.client.support;

import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Prints how many tests of this JVM were skipped for want of which program, once all have run. */
public final class SkippedTests implements LauncherSessionListener, TestExecutionListener {
    private final Map<String, Long> skipped = new TreeMap<>();
    private TestPlan plan;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        session.getLauncher().registerTestExecutionListeners(this);
    }

    @Override
    public synchronized void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.ABORTED
                && result.getThrowable().orElse(null) instanceof MissingProgram missing) {
            skipped.merge(missing.program(), testsOf(test), Long::sum);
        }
    }

    /** A class that is skipped as a whole is as many tests as are known of it, and one at least. */
    private long testsOf(TestIdentifier skippedOne) {
        long known = plan.getDescendants(skippedOne).stream()
                .filter(TestIdentifier::isTest)
                .count();
        return Math.max(known, 1);
    }

    @Override
    public synchronized void launcherSessionClosed(LauncherSession session) {
        skipped.forEach((program, tests) -> System.out.println(
                (tests == 1 ? "1 test" : tests + " tests") + " skipped: " + program + " is not installed"));
    }
}
