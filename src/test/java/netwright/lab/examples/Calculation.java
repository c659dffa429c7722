package netwright.lab.examples;

/** Works out {@code 2 · (3×3×256×256) + 1,024 / 4 − 7}; division and multiplication from left to right. */
final class Calculation {

    private final String text;
    private int at;

    private Calculation(String text) {
        this.text = text.replace(",", "").replace(" ", "");
    }

    static double of(String text) {
        return new Calculation(text).sum();
    }

    private double sum() {
        double sum = product();
        while (next('+') || next('−')) {
            sum += text.charAt(at++) == '+' ? product() : -product();
        }
        return sum;
    }

    private double product() {
        double product = factor();
        while (next('·') || next('×') || next('/')) {
            product = text.charAt(at++) == '/' ? product / factor() : product * factor();
        }
        return product;
    }

    private double factor() {
        if (next('(')) {
            at++;
            double inside = sum();
            at++;
            return inside;
        }
        int start = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private boolean next(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }
}
