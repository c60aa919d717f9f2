package dev.roadmask.cli;

import dev.roadmask.video.Probe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What is done to a sound file. */
enum Mutation {
    WHOLE,
    CUT_25,
    CUT_50,
    CUT_90,
    FLIPPED;

    private static final int FLIPPED_BYTES = 100;

    /** The file so mutated, under its own name in a folder. */
    Path of(Path file, Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes = switch (this) {
            case WHOLE -> bytes;
            case CUT_25 -> Arrays.copyOf(bytes, bytes.length / 4);
            case CUT_50 -> Arrays.copyOf(bytes, bytes.length / 2);
            case CUT_90 -> Arrays.copyOf(bytes, (int) (bytes.length * 0.9));
            case FLIPPED -> flipped(bytes, file.getFileName().toString().hashCode());
        };
        return Files.write(folder.resolve(file.getFileName()), bytes);
    }

    private static byte[] flipped(byte[] bytes, long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < FLIPPED_BYTES; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        }
        return bytes;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** What became of a mutated file, and what is not as it should be. */
    record Mutant(
            int code,
            String said,
            double seconds,
            int in,
            int out,
            String timestamps,
            String audio,
            List<String> complaints) {
        private static final Set<Integer> ALLOWED =
                Set.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.INPUT, ExitCode.UNAVAILABLE);

        /** Compares input and output by FFmpeg's own ffprobe. */
        static Mutant judge(Path input, Path output, Terminal.Outcome outcome, double seconds) {
            List<String> complaints = new ArrayList<>();
            String said = outcome.err().strip().replace(input.getParent() + "/", "");
            if (!ALLOWED.contains(outcome.code())) {
                complaints.add("exit code " + outcome.code() + ": " + said);
            }
            List<String> framesIn = Probe.tolerantFrames(input);
            if (outcome.code() != ExitCode.DONE) {
                if (Files.exists(output)) {
                    complaints.add("exit code " + outcome.code() + " and yet a final file");
                }
                if (said.lines().filter(line -> line.startsWith("roadmask: ")).count() < 1) {
                    complaints.add("says nothing");
                }
                return new Mutant(outcome.code(), said, seconds, framesIn.size(), -1, "", "", complaints);
            }
            if (!Files.exists(output)) {
                complaints.add("no final file");
                return new Mutant(outcome.code(), said, seconds, framesIn.size(), -1, "", "", complaints);
            }
            List<String> framesOut = Probe.tolerantFrames(output);
            String timestamps = compare(framesIn, framesOut);
            String audio = compare(Probe.tolerantPackets(input), Probe.tolerantPackets(output));
            if (framesOut.size() > framesIn.size() && said.contains("damaged")) {
                // ffprobe ends at the first packet that it cannot read; sound ones follow.
                timestamps = compare(framesIn, framesOut.subList(0, framesIn.size())) + ", then more";
            } else if (framesIn.size() != framesOut.size()) {
                complaints.add(framesIn.size() + " frames in, " + framesOut.size() + " out");
            }
            boolean damaged = said.contains("damaged in the source");
            // A timestamp that a fault has thrown out of the row is put back, which ffprobe leaves to others.
            if (timestamps.startsWith("differ") && !damaged) {
                complaints.add("timestamps " + timestamps);
            }
            if (audio.startsWith("differ") && !damaged && !said.contains("left out audio")) {
                complaints.add("audio " + audio);
            }
            return new Mutant(
                    outcome.code(), said, seconds, framesIn.size(), framesOut.size(), timestamps, audio, complaints);
        }

        private static String compare(List<String> in, List<String> out) {
            if (in.equals(out)) {
                return in.isEmpty() ? "none" : "equal";
            }
            if (in.size() != out.size()) {
                return "differ in number: " + in.size() + ", " + out.size();
            }
            for (int i = 0; i < in.size(); i++) {
                if (!nearly(in.get(i).split("[|]", -1), out.get(i).split("[|]", -1))) {
                    return "differ at %d: %s, %s"
                            .formatted(i, in.get(i), out.get(i))
                            .replace("|", "/");
                }
            }
            return "within 1 ms";
        }

        /** A column with a point is a time, which a container may round to a millisecond; the rest has to be the same. */
        private static boolean nearly(String[] one, String[] other) {
            boolean same = one.length == other.length;
            for (int i = 0; same && i < one.length; i++) {
                same = one[i].equals(other[i]) || isTime(one[i]) && isTime(other[i]) && within(one[i], other[i]);
            }
            return same;
        }

        private static boolean isTime(String text) {
            return text.matches("-?\\d+\\.\\d+");
        }

        private static boolean within(String one, String other) {
            return Math.abs(Double.parseDouble(one) - Double.parseDouble(other)) < 0.00105;
        }

        /** The rest of its line in the table. */
        String cells() {
            String first = said.lines()
                    .reduce((one, other) -> one + "; " + other)
                    .orElse("")
                    .replace("roadmask: ", "");
            return String.format(
                    Locale.ROOT,
                    " | %s | %d | %.1f | %d / %s | %s | %s |",
                    first.replace("|", "/"),
                    code,
                    seconds,
                    in,
                    out < 0 ? "-" : "" + out,
                    timestamps,
                    audio);
        }
    }
}
