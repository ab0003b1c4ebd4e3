#pragma once

#include "tests/core/privacy/invented/column_recipe.h"

namespace vignette::testing_aids {

std::string givenName(Random& random);
std::string familyName(Random& random);
std::string town(Random& random);
std::string streetAddress(Random& random);

std::vector<Recipe> nameRecipes();
std::vector<Recipe> geographyRecipes();
std::vector<Recipe> zipRecipes();

std::vector<Recipe> dateRecipes();
std::vector<Recipe> ageRecipes();

std::vector<Recipe> phoneRecipes();
std::vector<Recipe> faxRecipes();
std::vector<Recipe> emailRecipes();
std::vector<Recipe> urlRecipes();
std::vector<Recipe> ipAddressRecipes();

std::vector<Recipe> socialSecurityRecipes();
std::vector<Recipe> medicalRecordRecipes();
std::vector<Recipe> healthPlanRecipes();
std::vector<Recipe> accountRecipes();
std::vector<Recipe> licenceRecipes();

std::vector<Recipe> vehicleRecipes();
std::vector<Recipe> deviceRecipes();
std::vector<Recipe> biometricRecipes();
std::vector<Recipe> imageRecipes();
std::vector<Recipe> uniqueCodeRecipes();

std::vector<InventedColumn> noteColumns(std::size_t count);

} // namespace vignette::testing_aids
