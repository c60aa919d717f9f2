package dev.roadmask.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The road's cross-section, from which lanes, markings, kerbs and barriers follow.
 *
 * @param surroundings what it leads through
 * @param lanesAhead lanes of our direction
 * @param lanesBack oncoming lanes
 * @param laneWidth metres
 * @param median metres between the two directions
 * @param shoulder paved metres outside the outermost lane; a parking strip in the city
 * @param sidewalk metres of sidewalk behind the kerb; 0 for a verge
 * @param leftHand traffic drives on the left
 */
public record RoadLayout(
        Surroundings surroundings,
        int lanesAhead,
        int lanesBack,
        double laneWidth,
        double median,
        double shoulder,
        double sidewalk,
        boolean leftHand) {
    /** Refuses a road that nobody can drive on. */
    public RoadLayout {
        if (surroundings == null) {
            throw new IllegalArgumentException("surroundings are missing");
        }
        if (lanesAhead < 1 || lanesAhead > 6 || lanesBack < 0 || lanesBack > 6) {
            throw new IllegalArgumentException(
                    "lanes must be 1-6 ahead and 0-6 back: " + lanesAhead + ", " + lanesBack);
        }
        if (laneWidth < 2 || laneWidth > 6 || median < 0 || shoulder < 0 || sidewalk < 0) {
            throw new IllegalArgumentException("widths must be those of a road: laneWidth=" + laneWidth + " median="
                    + median + " shoulder=" + shoulder + " sidewalk=" + sidewalk);
        }
    }

    /** A road drawn at random for its surroundings. */
    public static RoadLayout random(Surroundings surroundings, SplittableRandom random) {
        boolean left = random.nextDouble() < 0.35;
        return switch (surroundings) {
            case MOTORWAY -> {
                int lanes = random.nextInt(2, 5);
                yield new RoadLayout(
                        surroundings,
                        lanes,
                        random.nextDouble() < 0.85 ? lanes : 0,
                        random.nextDouble(3.4, 3.8),
                        random.nextDouble(1.6, 7),
                        random.nextDouble(0.8, 3.2),
                        0,
                        left);
            }
            case COUNTRY -> new RoadLayout(
                    surroundings, 1, 1, random.nextDouble(2.7, 3.6), 0, random.nextDouble(0.1, 1.4), 0, left);
            case CITY -> {
                int lanes = random.nextInt(1, 3);
                yield new RoadLayout(
                        surroundings,
                        lanes,
                        random.nextDouble() < 0.8 ? lanes : 0,
                        random.nextDouble(2.8, 3.5),
                        0,
                        random.nextDouble() < 0.7 ? random.nextDouble(2, 2.5) : 0.3,
                        random.nextDouble(1.8, 5),
                        left);
            }
        };
    }

    /** Middle of a lane of our direction; lane 0 lies beside the oncoming ones. */
    public double laneAhead(int lane) {
        return median / 2 + (lane + 0.5) * laneWidth;
    }

    /** Middle of an oncoming lane; lane 0 lies beside ours. */
    public double laneBack(int lane) {
        return -median / 2 - (lane + 0.5) * laneWidth;
    }

    /** Where the pavement ends on our side. */
    public double rightEdge() {
        return median / 2 + lanesAhead * laneWidth + shoulder;
    }

    /** Where the pavement ends on the other side (negative). */
    public double leftEdge() {
        return lanesBack == 0 ? median / 2 - Math.min(shoulder, 1.2) : -(median / 2 + lanesBack * laneWidth + shoulder);
    }

    /** Whether the space between the directions is a verge rather than pavement. */
    boolean greenMedian() {
        return median > 4;
    }

    List<RoadMarking> markings() {
        List<RoadMarking> lines = new ArrayList<>();
        boolean fast = surroundings == Surroundings.MOTORWAY;
        double dash = fast ? 4 : 2.5;
        double gap = fast ? 8 : 4.5;
        for (int lane = 1; lane < lanesAhead; lane++) {
            lines.add(RoadMarking.dashed(median / 2 + lane * laneWidth, 0.14, dash, gap));
        }
        for (int lane = 1; lane < lanesBack; lane++) {
            lines.add(RoadMarking.dashed(-median / 2 - lane * laneWidth, 0.14, dash, gap));
        }
        addInner(lines);
        addOuter(lines);
        return lines;
    }

    private void addInner(List<RoadMarking> lines) {
        boolean yellow = !leftHand;
        if (median > 1) {
            lines.add(RoadMarking.solid(median / 2 + 0.05, 0.16, yellow));
            lines.add(RoadMarking.solid(-median / 2 - 0.05, 0.16, yellow));
        } else if (lanesBack == 0) {
            lines.add(RoadMarking.solid(median / 2 + 0.08, 0.12, yellow));
        } else if (lanesAhead > 1) {
            lines.add(RoadMarking.solid(-0.12, 0.11, yellow));
            lines.add(RoadMarking.solid(0.12, 0.11, yellow));
        } else {
            lines.add(RoadMarking.dashed(0, 0.12, 3, 5));
        }
    }

    private void addOuter(List<RoadMarking> lines) {
        boolean kerbside = surroundings == Surroundings.CITY;
        if (kerbside && shoulder > 1) {
            lines.add(RoadMarking.dashed(rightEdge() - shoulder, 0.1, 1, 1));
            return;
        }
        double inset = kerbside ? -shoulder + 0.25 : 0.05;
        lines.add(RoadMarking.solid(rightEdge() - shoulder - inset, kerbside ? 0.1 : 0.16, kerbside));
        if (lanesBack > 0) {
            lines.add(RoadMarking.solid(leftEdge() + shoulder + inset, kerbside ? 0.1 : 0.16, kerbside));
        }
    }
}
