/* Only the reentrant functions: the others share one hidden, global context. */
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
