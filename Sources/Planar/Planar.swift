// Planar
