package netwright.training;

import java.util.Arrays;
import java.util.List;

/**
 * The ten forms of Shapes-10 as signed distances: negative inside, in units of the form's radius, about 1 per unit near
 * the edge. Only additions, multiplications and square roots, which every JVM computes alike.
 */
enum ShapeForm {
    ELLIPSE {
        @Override
        double distance(double x, double y) {
            return Math.sqrt(x * x + y * y) - 0.86;
        }
    },
    TRIANGLE {
        @Override
        double distance(double x, double y) {
            double side = Math.abs(x) * 0.8660254037844386 - (y - 0.1) * 0.5;
            return Math.max(side, y - 0.1) - 0.52;
        }
    },
    RECTANGLE {
        @Override
        double distance(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) - 0.74;
        }
    },
    STAR {
        @Override
        double distance(double x, double y) {
            return polygon(FIVE_POINTS, x, y);
        }
    },
    CROSS {
        @Override
        double distance(double x, double y) {
            double reach = Math.max(Math.abs(x), Math.abs(y)) - 0.92;
            return Math.max(reach, Math.min(Math.abs(x), Math.abs(y)) - 0.28);
        }
    },
    RING {
        @Override
        double distance(double x, double y) {
            return Math.abs(Math.sqrt(x * x + y * y) - 0.7) - 0.22;
        }
    },
    CRESCENT {
        @Override
        double distance(double x, double y) {
            double moon = Math.sqrt(x * x + y * y) - 0.95;
            double shadow = Math.sqrt((x - 0.5) * (x - 0.5) + y * y) - 0.75;
            return Math.max(moon, -shadow);
        }
    },
    HEART {
        @Override
        double distance(double x, double y) {
            double u = Math.abs(x) * 0.62;
            double v = 0.58 - y * 0.62;
            if (u + v > 1) {
                double lobe = Math.sqrt((u - 0.25) * (u - 0.25) + (v - 0.75) * (v - 0.75));
                return (lobe - 0.3535533905932738) / 0.62;
            }
            double half = Math.max(u + v, 0) / 2;
            double notch = u * u + (v - 1) * (v - 1);
            double flank = (u - half) * (u - half) + (v - half) * (v - half);
            double distance = Math.sqrt(Math.min(notch, flank)) / 0.62;
            return u < v ? -distance : distance;
        }
    },
    HALF_DISC {
        @Override
        double distance(double x, double y) {
            double shifted = y + 0.4;
            return Math.max(Math.sqrt(x * x + shifted * shifted) - 0.98, -shifted);
        }
    },
    HOURGLASS {
        @Override
        double distance(double x, double y) {
            return Math.max((Math.abs(x) - Math.abs(y)) * 0.7071067811865476 - 0.08, Math.abs(y) - 0.82);
        }
    };

    /** Corners of a five-pointed star, outer and inner by turns, from the top clockwise. */
    private static final double[][] FIVE_POINTS = {
        {0, -1}, {0.2469, -0.3398}, {0.9511, -0.3090}, {0.3995, 0.1298}, {0.5878, 0.8090},
        {0, 0.42}, {-0.5878, 0.8090}, {-0.3995, 0.1298}, {-0.9511, -0.3090}, {-0.2469, -0.3398}
    };

    /** Signed distance at (x, y), y pointing down, before rotation. */
    abstract double distance(double x, double y);

    static List<String> names() {
        return Arrays.stream(values())
                .map(form -> form.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /** Distance to the nearest edge, negative where a ray to the right crosses an odd number of edges. */
    private static double polygon(double[][] corners, double x, double y) {
        double nearest = Double.MAX_VALUE;
        boolean inside = false;
        for (int i = 0, j = corners.length - 1; i < corners.length; j = i++) {
            double ex = corners[j][0] - corners[i][0];
            double ey = corners[j][1] - corners[i][1];
            double wx = x - corners[i][0];
            double wy = y - corners[i][1];
            double along = Math.clamp((wx * ex + wy * ey) / (ex * ex + ey * ey), 0.0, 1.0);
            double dx = wx - ex * along;
            double dy = wy - ey * along;
            nearest = Math.min(nearest, dx * dx + dy * dy);
            if (corners[i][1] > y != corners[j][1] > y && wx < ex * wy / ey) {
                inside = !inside;
            }
        }
        return inside ? -Math.sqrt(nearest) : Math.sqrt(nearest);
    }
}
