package org.tppkit.testkit.arch;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** What code can take out of the air instead of being given it: the time, randomness, threads. */
final class Ambient extends ArchCondition<JavaClass> {
    private static final String NEW = "<init>";
    private static final Set<String> THREADS = Set.of(
            "java.lang.Thread",
            "java.util.Timer",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor");

    private final Predicate<CodeUnitAccessTarget> wanted;

    private Ambient(String description, Predicate<CodeUnitAccessTarget> wanted) {
        super(description);
        this.wanted = wanted;
    }

    static ArchCondition<JavaClass> askTheTime() {
        return new Ambient("ask the machine for the time", Ambient::asksTheTime);
    }

    static ArchCondition<JavaClass> makeRandomness() {
        return new Ambient(
                "make a SecureRandom",
                target -> owner(target).equals("java.security.SecureRandom")
                        && (target.getName().equals(NEW) || target.getName().startsWith("getInstance")));
    }

    static ArchCondition<JavaClass> makeThreads() {
        return new Ambient("make threads or let them sleep", Ambient::makesThreads);
    }

    /** Method references count as calls. */
    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaAccess<?> access : type.getAccessesFromSelf()) {
            if (access.getTarget() instanceof CodeUnitAccessTarget target && wanted.test(target)) {
                events.add(SimpleConditionEvent.satisfied(access, access.getDescription()));
            }
        }
    }

    private static boolean asksTheTime(CodeUnitAccessTarget target) {
        String owner = owner(target);
        String name = target.getName();
        if (owner.equals("java.time.Clock")) {
            return name.startsWith("system") || (name.startsWith("tick") && !name.equals("tick"));
        }
        if (owner.equals("java.lang.System")) {
            return name.equals("currentTimeMillis");
        }
        if (owner.equals("java.util.Date")) {
            return name.equals(NEW) && target.getRawParameterTypes().isEmpty();
        }
        boolean byClock = target.getRawParameterTypes().stream()
                .anyMatch(type -> type.getName().equals("java.time.Clock"));
        return owner.startsWith("java.time.") && name.equals("now") && !byClock;
    }

    private static boolean makesThreads(CodeUnitAccessTarget target) {
        String owner = owner(target);
        String name = target.getName();
        if (THREADS.contains(owner)) {
            return name.equals(NEW) || name.equals("sleep") || name.equals("commonPool");
        }
        if (owner.equals("java.util.concurrent.TimeUnit")) {
            return name.equals("sleep");
        }
        if (owner.equals("java.util.concurrent.CompletableFuture")) {
            return name.endsWith("Async")
                    && target.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Executor.class));
        }
        return owner.equals("java.util.concurrent.Executors") && name.startsWith("new");
    }

    private static String owner(CodeUnitAccessTarget target) {
        return target.getOwner().getName();
    }
}
