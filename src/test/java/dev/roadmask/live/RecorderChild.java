package dev.roadmask.live;

import dev.roadmask.video.EncoderOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Records in a process of its own, which can be killed: CLIP TARGET SEGMENT-SECONDS ROUNDS. */
final class RecorderChild {
    private RecorderChild() {}

    public static void main(String[] arguments) throws Exception {
        Path target = Path.of(arguments[1]);
        Duration segment = Duration.ofSeconds(Long.parseLong(arguments[2]));
        RecordingPlan plan = RecordingPlan.of(
                target, Optional.of(segment), EncoderOptions.defaults().withEncoder("libopenh264"));
        try (LiveRig rig = new LiveRig(target.toAbsolutePath().getParent())) {
            Recorder recorder = new Recorder(plan, rig);
            recorder.setWanted(true);
            long seen = rig.run(recorder, Path.of(arguments[0]), Integer.parseInt(arguments[3]), 0, frame -> {})
                    .frames()
                    .decoded();
            rig.failures.forEach(System.out::println);
            System.out.println("seen " + seen);
        }
    }
}
