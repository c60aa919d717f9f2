package dev.roadmask.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timers of a run, by stage, in the order of the way. Made before the run, read after it. */
final class StageTimings {
    private final Map<String, List<StageTimer>> timers = new LinkedHashMap<>();

    /** A new timer for one thread of a stage. */
    StageTimer timer(String stage) {
        StageTimer timer = new StageTimer();
        timers.computeIfAbsent(stage, name -> new ArrayList<>()).add(timer);
        return timer;
    }

    /** What was measured, in the order of the way. */
    Map<String, StageTiming> results() {
        Map<String, StageTiming> results = new LinkedHashMap<>();
        timers.forEach((stage, list) -> results.put(stage, StageTiming.of(list)));
        return results;
    }

    /** The stage that sets the pace: the one that the others wait for. */
    static String bottleneck(Map<String, StageTiming> results) {
        return results.entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue().paceMs()))
                .map(Map.Entry::getKey)
                .orElse("");
    }
}
