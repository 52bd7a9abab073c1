set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

find_program(ccache_program ccache)
if(ccache_program)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${ccache_program})
  set(CMAKE_C_COMPILER_LAUNCHER ${ccache_program})
endif()
find_program(mold_program mold)
if(mold_program)
  add_link_options(-fuse-ld=mold)
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-g1")  # no -O here: a preset may ask for -O1
add_compile_options(-ffp-contract=off -fno-fast-math)

set(YINGZHOU_SANITIZE "" CACHE STRING "sanitizers, e.g. address,undefined")
if(YINGZHOU_SANITIZE)
  add_compile_options(-fsanitize=${YINGZHOU_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    add_compile_options(-fno-sanitize=function,vptr)  # clang 14: false reports on coroutine frames
  endif()
  add_link_options(-fsanitize=${YINGZHOU_SANITIZE})
endif()

# Warnings are errors in our own code only, and only where the shipping compiler judges plain code: g++ 12 warns falsely of
# uninitialised values in instrumented code, and clang 14 (fuzzing) is a second opinion.
add_library(yingzhou_warnings INTERFACE)
target_compile_options(yingzhou_warnings INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
  -Wconversion -Wno-sign-conversion -Wimplicit-fallthrough)
set(YINGZHOU_BATCH 8 CACHE STRING "how many files of a target are compiled as one (cmake/Module.cmake)")
if(YINGZHOU_BATCH GREATER 1)  # in a batch, a local name may be that of a function of the next file
  target_compile_options(yingzhou_warnings INTERFACE -Wno-subobject-linkage)
else()
  target_compile_options(yingzhou_warnings INTERFACE -Wshadow)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND NOT YINGZHOU_SANITIZE)
  target_compile_options(yingzhou_warnings INTERFACE -Werror)
endif()
# With -O2, g++ 12 sees uninitialised values in every moved std::variant and std::optional, and overlapping copies
# where a literal and a string are added.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(yingzhou_warnings INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()

enable_testing()
