package dev.roadmask.mask;

import java.util.Arrays;
import java.util.Objects;

/**
 * The regions of a mask: its connected parts, pixels touching by a side or a corner. Cars that touch in the picture are
 * one region.
 *
 * <p>In order of area, the largest first, equal ones by the position of their first pixel, row by row. Specks, and more
 * than {@link #MOST} regions, are taken out of the mask: whoever reads mask and regions finds the same pixels in both.
 *
 * <p>Runs of neighbouring rows that touch are united in a forest of disjoint sets (He, Chao, Suzuki: A run-based
 * two-scan labeling algorithm, IEEE TIP 17, 2008). Costs what the mask has runs. Used again for the next frame: it grows
 * to the most runs a frame ever had, and allocates nothing after that. One thread at a time.
 */
public final class Regions {
    /** Regions of a frame; a road has fifty. More are noise, and would make tables as long as the noise wants. */
    public static final int MOST = 1000;

    /** Of each run, another run of its region that comes before it, or itself. */
    private int[] parents = new int[512];
    /** Of each run left in the mask, the number of its region. */
    private int[] labels = new int[512];
    /** Of each region, {@code MAX - area} above and its first run below: their order is that of the regions. */
    private long[] order = new long[64];

    private int[] rank = new int[512];
    private RegionSums sums = new RegionSums(64);
    private int count;
    private long specks;
    private long cut;

    /** Number of regions, at most {@link #MOST}. */
    public int count() {
        return count;
    }

    /** Regions of this frame that were too small, and are not in the mask any more. */
    public long specks() {
        return specks;
    }

    /** Regions of this frame beyond the {@link #MOST} largest, which are not in the mask any more. */
    public long cut() {
        return cut;
    }

    /** Pixels of a region. */
    public long area(int region) {
        return sums.area[checked(region)];
    }

    /** First column of a region's box. */
    public int left(int region) {
        return sums.left[checked(region)];
    }

    /** First row of a region's box. */
    public int top(int region) {
        return sums.top[checked(region)];
    }

    /** Columns of a region's box. */
    public int width(int region) {
        return sums.right[checked(region)] - sums.left[region];
    }

    /** Rows of a region's box. */
    public int height(int region) {
        return sums.bottom[checked(region)] - sums.top[region];
    }

    /** Column of the centre of mass, in pixels from the picture's left edge: a lone pixel at 0 has it at 0.5. */
    public double centerX(int region) {
        return sums.columns[checked(region)] / (2.0 * sums.area[region]);
    }

    /** Row of the centre of mass, in pixels from the picture's upper edge. */
    public double centerY(int region) {
        return sums.rows[checked(region)] / (2.0 * sums.area[region]);
    }

    /** Mean of the region's upsampled probability in [0, 1]; NaN where it was not asked for. */
    public double meanProbability(int region) {
        long sum = sums.probability[checked(region)];
        return sum < 0 ? Double.NaN : sum / (255.0 * sums.area[region]);
    }

    /**
     * The pixels of one region.
     *
     * @param region its number
     * @param mask that the regions were found in
     * @param alone of the same size; filled with that region
     */
    public void copy(int region, MaskRuns mask, MaskRuns alone) {
        int top = top(region);
        int bottom = sums.bottom[region];
        alone.clear();
        for (int y = 0; y < mask.height(); y++) {
            if (y >= top && y < bottom) {
                copyRow(region, mask, y, alone);
            }
            alone.endRow();
        }
    }

    /** Copies the edges of a region's runs in one row; returns their number. */
    int copyEdges(int region, MaskRuns mask, int y, int[] row) {
        int[] edges = mask.edges();
        int count = 0;
        for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
            if (labels[i / 2] == region) {
                row[count++] = edges[i];
                row[count++] = edges[i + 1];
            }
        }
        return count;
    }

    private void copyRow(int region, MaskRuns mask, int y, MaskRuns alone) {
        int[] edges = mask.edges();
        for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
            if (labels[i / 2] == region) {
                alone.add(edges[i], edges[i + 1]);
            }
        }
    }

    /**
     * Finds the regions of a mask.
     *
     * @param mask loses its specks and what is beyond {@link #MOST} regions
     * @param leastPixels smaller regions are specks
     */
    void find(MaskRuns mask, long leastPixels) {
        int runs = mask.firstEdge(mask.height()) / 2;
        growTo(runs);
        for (int run = 0; run < runs; run++) {
            parents[run] = run;
        }
        for (int y = 1; y < mask.height(); y++) {
            unite(mask, y);
        }
        int regions = number(runs);
        sums = sums.forRegions(regions);
        for (int y = 0; y < mask.height(); y++) {
            addRow(mask, y);
        }
        sort(regions, leastPixels);
        keep(mask, runs, regions);
    }

    private void growTo(int runs) {
        if (runs > parents.length) {
            int length = Math.max(runs, 2 * parents.length);
            parents = new int[length];
            labels = new int[length];
        }
    }

    /** Unites the runs of a row with those of the row above that they touch. */
    private void unite(MaskRuns mask, int y) {
        int[] edges = mask.edges();
        int above = mask.firstEdge(y - 1);
        int i = mask.firstEdge(y);
        int end = mask.firstEdge(y + 1);
        while (above < mask.firstEdge(y) && i < end) {
            // Ends are exclusive: equal to the other's start means touching by a corner.
            if (edges[i] <= edges[above + 1] && edges[above] <= edges[i + 1]) {
                unite(above / 2, i / 2);
            }
            if (edges[above + 1] <= edges[i + 1]) {
                above += 2;
            } else {
                i += 2;
            }
        }
    }

    private void unite(int one, int other) {
        int first = root(one);
        int second = root(other);
        // The first run in reading order stays the root, so that roots come in the order of position.
        parents[Math.max(first, second)] = Math.min(first, second);
    }

    private int root(int run) {
        int at = run;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }

    /** Gives the regions numbers in the order of their first runs. */
    private int number(int runs) {
        int regions = 0;
        for (int run = 0; run < runs; run++) {
            int root = root(run);
            labels[run] = root == run ? regions++ : labels[root];
        }
        return regions;
    }

    private void addRow(MaskRuns mask, int y) {
        int[] edges = mask.edges();
        for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
            sums.add(labels[i / 2], y, edges[i], edges[i + 1]);
        }
    }

    /** Orders those that are large enough by area and position, and counts what is left out. */
    private void sort(int regions, long leastPixels) {
        if (regions > order.length) {
            order = new long[Math.max(regions, 2 * order.length)];
            rank = new int[order.length];
        }
        int large = 0;
        for (int region = 0; region < regions; region++) {
            if (sums.area[region] >= leastPixels) {
                order[large++] = (Integer.MAX_VALUE - sums.area[region]) << 32 | region;
            }
        }
        Arrays.sort(order, 0, large);
        specks = regions - large;
        count = Math.min(large, MOST);
        cut = large - count;
    }

    /** Takes what is left out from the mask, and gives the rest its final numbers. */
    private void keep(MaskRuns mask, int runs, int regions) {
        Arrays.fill(rank, 0, regions, -1);
        for (int i = 0; i < count; i++) {
            rank[(int) order[i]] = i;
        }
        for (int run = 0; run < runs; run++) {
            labels[run] = rank[labels[run]];
        }
        if (specks + cut > 0) {
            mask.retain(labels);
        }
        sums.reorder(order, count);
    }

    private int checked(int region) {
        return Objects.checkIndex(region, count);
    }

    /** Sums of probability over the rows of a mask, row by row; see {@link MaskFinder}. */
    void addProbability(MaskRuns mask, int y, byte[] row) {
        int[] edges = mask.edges();
        for (int i = mask.firstEdge(y); i < mask.firstEdge(y + 1); i += 2) {
            long sum = 0;
            for (int x = edges[i]; x < edges[i + 1]; x++) {
                sum += row[x] & 0xff;
            }
            sums.probability[labels[i / 2]] += sum;
        }
    }

    /** Says that the probability is going to be summed, or that it is not. */
    void beginProbability(boolean wanted) {
        Arrays.fill(sums.probability, 0, count, wanted ? 0 : -1);
    }
}
