# What the program carries inside itself, so that build/release/yingzhou runs alone: the built web pages and the policy packs
# with the demo data. tools/embed.py makes the sources; they change when a file changes, appears or goes.

# embed(<library> <kind> <root> <files...>): a static library over `tools/embed.py <kind>`.
function(embed library kind root)
  set(list_file ${PROJECT_BINARY_DIR}/embedded/${library}.txt)
  set(source ${PROJECT_BINARY_DIR}/embedded/${library}.cpp)
  set(names)
  foreach(path IN LISTS ARGN)
    file(RELATIVE_PATH relative ${root} ${path})
    string(APPEND names "${relative}\n")
  endforeach()
  file(CONFIGURE OUTPUT ${list_file} CONTENT "${names}" @ONLY)  # touched only when the list changes
  add_custom_command(
    OUTPUT ${source} BYPRODUCTS ${PROJECT_BINARY_DIR}/embedded/${library}.bin
    COMMAND python3 -B ${PROJECT_SOURCE_DIR}/tools/embed.py ${kind} ${source} ${root} ${list_file}
    DEPENDS ${PROJECT_SOURCE_DIR}/tools/embed.py ${list_file} ${ARGN}
    COMMENT "Embedding ${library}" VERBATIM)
  add_library(${library} STATIC ${source})
  target_include_directories(${library} PRIVATE ${PROJECT_SOURCE_DIR}/src)
endfunction()

file(GLOB_RECURSE web_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/web/dist/*)
file(GLOB_RECURSE policy_files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/policies/*)
embed(embedded_web assets ${PROJECT_SOURCE_DIR}/web/dist ${web_files})
embed(embedded_policies files ${PROJECT_SOURCE_DIR} ${policy_files})
