package dev.roadmask.mask;

import java.util.Arrays;

/** What is summed up of each region while the runs of a mask pass by. */
final class RegionSums {
    final long[] area;
    final int[] left;
    final int[] right;
    final int[] top;
    final int[] bottom;
    /** Twice the sum of the columns of the pixels' centres, which lie at halves; the same for the rows. */
    final long[] columns;

    final long[] rows;
    final long[] probability;
    private RegionSums spare;

    RegionSums(int capacity) {
        area = new long[capacity];
        left = new int[capacity];
        right = new int[capacity];
        top = new int[capacity];
        bottom = new int[capacity];
        columns = new long[capacity];
        rows = new long[capacity];
        probability = new long[capacity];
    }

    /** Empty sums for so many regions: these, or larger ones. */
    RegionSums forRegions(int regions) {
        RegionSums sums = regions <= area.length ? this : new RegionSums(Math.max(regions, 2 * area.length));
        Arrays.fill(sums.area, 0, regions, 0);
        return sums;
    }

    void add(int region, int y, int start, int end) {
        if (area[region] == 0) {
            left[region] = start;
            right[region] = end;
            top[region] = y;
            columns[region] = 0;
            rows[region] = 0;
        }
        int length = end - start;
        area[region] += length;
        left[region] = Math.min(left[region], start);
        right[region] = Math.max(right[region], end);
        bottom[region] = y + 1;
        columns[region] += (long) length * (start + end);
        rows[region] += (long) length * (2 * y + 1);
    }

    /** Puts the sums into another order, and forgets those that are not in it. */
    void reorder(long[] order, int count) {
        if (spare == null) {
            spare = new RegionSums(area.length);
        }
        for (int i = 0; i < count; i++) {
            copy(this, (int) order[i], spare, i);
        }
        for (int i = 0; i < count; i++) {
            copy(spare, i, this, i);
        }
    }

    private static void copy(RegionSums from, int source, RegionSums to, int target) {
        to.area[target] = from.area[source];
        to.left[target] = from.left[source];
        to.right[target] = from.right[source];
        to.top[target] = from.top[source];
        to.bottom[target] = from.bottom[source];
        to.columns[target] = from.columns[source];
        to.rows[target] = from.rows[source];
    }
}
