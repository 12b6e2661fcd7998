#include <glpk.h>
#include <setjmp.h>

/*
 * GLPK ends the program when something is wrong inside it (no memory, a failed assertion). Here a failure jumps back to the call
 * instead, over GLPK's own frames only, and GLPK's environment with everything in it is thrown away, as its manual asks for: the
 * problem object must then not be touched again.
 */
static inline void glpk_jump_back(void *place) { longjmp(*(jmp_buf *)place, 1); }

enum { GLPK_FAILED = -1 };

/* As glp_simplex, or GLPK_FAILED. */
static inline int glpk_simplex_guarded(glp_prob *problem, const glp_smcp *settings) {
    jmp_buf place;
    if (setjmp(place) != 0) { glp_free_env(); return GLPK_FAILED; }
    glp_error_hook(glpk_jump_back, &place);
    int code = glp_simplex(problem, settings);
    glp_error_hook(0, 0);
    return code;
}

/* As glp_exact, or GLPK_FAILED. */
static inline int glpk_exact_guarded(glp_prob *problem, const glp_smcp *settings) {
    jmp_buf place;
    if (setjmp(place) != 0) { glp_free_env(); return GLPK_FAILED; }
    glp_error_hook(glpk_jump_back, &place);
    int code = glp_exact(problem, settings);
    glp_error_hook(0, 0);
    return code;
}

/* As glp_intopt, or GLPK_FAILED. */
static inline int glpk_intopt_guarded(glp_prob *problem, const glp_iocp *settings) {
    jmp_buf place;
    if (setjmp(place) != 0) { glp_free_env(); return GLPK_FAILED; }
    glp_error_hook(glpk_jump_back, &place);
    int code = glp_intopt(problem, settings);
    glp_error_hook(0, 0);
    return code;
}
