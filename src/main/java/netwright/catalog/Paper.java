package netwright.catalog;

/** Where an architecture was first described. */
public record Paper(String title, String authors, String venue) {}
